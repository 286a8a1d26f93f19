import {
  type WorkspaceSettings,
  workspaceSettingsShape,
} from '../../src/features/workspace/stored/settings.ts';

/** What both say, what one says, and of what they differ in what the one that stays says, with the other's set down. */
export function joinedSettings(staying: string, moving: string) {
  const [mine, theirs] = [readSettings(staying), readSettings(moving)];
  const { undecided: before, ...own } = mine;
  const { undecided: _, ...others } = theirs;
  const undecided = Object.fromEntries(
    Object.entries(others).filter(([key, value]) =>
      Object.entries(own).some(([name, kept]) => name === key && kept !== value),
    ),
  );
  const open = { ...before, ...undecided };
  const settings = workspaceSettingsShape.parse({
    ...others,
    ...own,
    ...(Object.keys(open).length > 0 && { undecided: open }),
  });
  return { settings, undecided: settings.undecided ?? {} };
}

function readSettings(text: string): WorkspaceSettings {
  try {
    return workspaceSettingsShape.parse(JSON.parse(text));
  } catch {
    // As everywhere, settings that cannot be read count as none.
    return {};
  }
}
