import { foldColumn } from './fold-name.ts';

/** Words that only one platform's exports have in their names of columns, and how its channel is called. */
const signatures: readonly (readonly [name: string, words: RegExp])[] = [
  [
    'Meta',
    /^(?:amount spent|reporting starts|reporting ends|berichtsstart|ausgegebener betrag|montant depense|importe gastado|valor usado|purchases conversion value|results?)$/,
  ],
  [
    'Google Ads',
    /^(?:impr|avg cpc|conv value|all conv|search impr share|search lost is|campaign type|conv value cost|cost conv|int|interactions|durchschn cpc|conv wert)$/,
  ],
  ['TikTok', /^(?:cpc destination|cpa|total complete payment|2 second video views|6 second video views)$/],
  ['Microsoft Ads', /^(?:ad distribution|top vs other|bid match type)$/],
  ['LinkedIn', /^(?:start date in utc|total spent|campaign group name)$/],
];

const vendors: readonly (readonly [name: string, words: RegExp])[] = [
  ['YouTube', /\b(?:youtube|yt)\b/],
  ['Google', /\b(?:google|adwords|gads|ga|gads|pmax)\b/],
  ['Instagram', /\b(?:instagram|ig)\b/],
  ['Facebook', /\b(?:facebook|fb)\b/],
  ['Meta', /\bmeta\b/],
  ['TikTok', /\b(?:tiktok|tt)\b/],
  ['Microsoft Ads', /\b(?:bing|microsoft|msads)\b/],
  ['LinkedIn', /\b(?:linkedin|li)\b/],
  ['Pinterest', /\bpinterest\b/],
  ['Snapchat', /\b(?:snapchat|snap)\b/],
  ['Amazon', /\b(?:amazon|amz)\b/],
  ['Criteo', /\bcriteo\b/],
  ['百度', /百度|\bbaidu\b/],
  ['抖音', /抖音|巨量|\bdouyin\b/],
  ['微信', /微信|朋友圈|\bwechat\b/],
  ['小红书', /小红书/],
  ['快手', /快手/],
];

/** The platform that exported a table: by its file's name or title where these name one, else by its columns. */
export function platformOf(
  header: readonly string[],
  above: readonly string[],
  fileName: string | undefined,
): string | undefined {
  const folded = header.map(foldColumn);
  const [best] = signatures
    .map(([name, words]) => ({ name, count: folded.filter((one) => words.test(one)).length }))
    .toSorted((a, b) => b.count - a.count);
  if (best !== undefined && best.count > 0) return best.name;
  const told = [fileName?.replace(/\.[a-z]{2,5}$/i, '') ?? '', ...above].map(vendorOf);
  const vendor = told.find((one) => one !== undefined);
  return vendor === 'Google' ? 'Google Ads' : vendor;
}

/** The vendor that a campaign's name names first. */
function vendorOf(campaign: string): string | undefined {
  const folded = ` ${foldColumn(campaign)} `;
  return vendors
    .map(([name, words]) => ({ name, at: folded.search(words) }))
    .filter(({ at }) => at !== -1)
    .toSorted((a, b) => a.at - b.at)[0]?.name;
}

/** Most campaigns that are channels of their own where nothing says which channel they belong to. */
const mostAlone = 12;

/** Which channel each campaign belongs to, and whether that is a guess. */
export interface CampaignChannels {
  channelOf(campaign: string): string;
  readonly isGuess: boolean;
}

/** Campaigns by channels: as said, else all of the platform that exported them, else by the vendor in each name. */
export function channelsOfCampaigns(
  campaigns: readonly string[],
  {
    platform,
    said = {},
  }: { platform: string | undefined; said?: Readonly<Record<string, string>> | undefined },
): CampaignChannels {
  const open = campaigns.filter((one) => said[one] === undefined);
  const isForeign = (one: string) => {
    const vendor = vendorOf(one);
    return (
      vendor !== undefined &&
      startsWithVendor(one) &&
      !(families[platform ?? ''] ?? [platform]).includes(vendor)
    );
  };
  if (platform !== undefined && !open.some(isForeign)) {
    return { channelOf: (one) => said[one] ?? platform, isGuess: false };
  }
  const known = open.filter((one) => vendorOf(one) !== undefined);
  if (known.length === 0 && open.length <= mostAlone) {
    return { channelOf: (one) => said[one] ?? one, isGuess: open.length > 0 };
  }
  const rest = platform ?? (known.length === 0 ? 'Campaigns' : 'Other campaigns');
  return {
    channelOf: (one) => said[one] ?? vendorOf(one) ?? rest,
    isGuess: known.length < open.length,
  };
}

/** Vendors whose campaigns one platform runs. */
const families: Readonly<Record<string, readonly string[]>> = {
  'Google Ads': ['Google', 'YouTube'],
  Meta: ['Meta', 'Facebook', 'Instagram'],
};

/** `Facebook_Prospecting`, not `Brand - vs Amazon`. */
const startsWithVendor = (campaign: string) =>
  vendorOf(foldColumn(campaign).split(' ')[0] ?? '') !== undefined;
