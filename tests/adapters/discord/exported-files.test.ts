import { describe, expect, it } from 'vitest';
import { exported, exportedBytes } from '../../fixtures/exported-file.ts';
import { ready, stage } from './stage.ts';

const original = /\/messages\/@original$/;
describe('exported files', () => {
  it('attach their files, for the caller alone', async () => {
    const { double } = await stage({ prepare: () => ready(() => Promise.resolve(exported), 'caller') });
    double.command('optimize', { scenario: 'medical' });
    const edit = await double.next('PATCH', original);
    expect(edit.body).toMatchObject({
      content: expect.stringContaining('medical-12.csv'),
      attachments: [{ id: '0', filename: 'medical-12.csv', description: 'medical-12.csv' }],
    });
    expect(edit.files).toEqual([
      { field: 'files[0]', name: 'medical-12.csv', bytes: Uint8Array.from(exportedBytes) },
    ]);
  });

  it('bring their text where Discord takes no files', async () => {
    const { double } = await stage({ prepare: () => ready(() => Promise.resolve(exported), 'caller') });
    double.fault('PATCH', original, 400, { times: 2, body: { code: 40005, message: 'Request too large' } });
    double.command('optimize', { scenario: 'medical' });
    await double.next('PATCH', original);
    await double.next('PATCH', original);
    const { body, files } = await double.next('PATCH', original);
    expect(body).toMatchObject({
      content: `${exported.summary}\n**Medical: files of #12**\nThe files could not be sent here.`,
      attachments: [],
    });
    expect(files).toEqual([]);
  });

  it('say so when a file is too large', async () => {
    const large = {
      ...exported,
      blocks: [
        {
          kind: 'files' as const,
          files: [
            {
              name: 'a.json',
              mediaType: 'application/json' as const,
              bytes: new Uint8Array(11 * 1024 * 1024),
            },
          ],
        },
      ],
    };
    const { double } = await stage({ prepare: () => ready(() => Promise.resolve(large), 'caller') });
    double.command('optimize', { scenario: 'medical' });
    const { body, files } = await double.next('PATCH', original);
    expect(body).toMatchObject({ content: expect.stringContaining('1 file is too large to be sent here.') });
    expect(files).toEqual([]);
  });
});
