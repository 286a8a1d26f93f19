import { halfWidth } from '../../scenario/half-width.ts';
import { foldColumn } from './fold-name.ts';

/** What about people a column or cell holds. */
export type Personal = 'mail' | 'phone' | 'name' | 'id' | 'address' | 'birth' | 'network';

const names: Readonly<Record<Personal, RegExp>> = {
  mail: /^(?:.* )?e ?mails?(?: address(?:es)?)?$|^mail(?: address)?$|邮箱|电子邮件|^邮件地址$/,
  phone:
    /^(?:.* )?(?:phone|telephone|mobile|cell ?phone|tel|fax|whatsapp)(?: (?:no|nr|number))?$|手机|电话|微信号|联系方式/,
  name: /^(?:(?:first|last|full|family|given|middle|customer|client|user|buyer|patient|contact|member|person|employee|sales ?person) ?)?(?:name|names)$|^(?:user ?name|surname|customer|client|buyer|patient|person)$|姓名|^名字$|^客户(?:名称|名)?$|^用户(?:名|名称)?$|^患者$|^联系人$|^会员(?:名|名称)?$|^昵称$/,
  id: /^(?:.* )?(?:customer|client|user|account|member|patient|order|transaction|invoice|device|cookie|visitor|session|contact|lead|passport|ssn|national|personal|tax) ?(?:ids?|no|nr|number|key|uuid|guid)$|^(?:ssn|passport|idfa|gaid|imei|oaid|uuid|guid|openid|unionid|uid|userid|user id)$|身份证|护照|^(?:客户|用户|会员|订单|账号|设备|患者)(?:编号|号|id|编码|号码)$/,
  address:
    /^(?:.* )?(?:street|postal|home|billing|shipping|delivery) ?address(?:es)?$|^(?:address|addresses|street|zip|zip code|postcode|postal code)$|^(?:收货|家庭|联系|详细)?地址$|^邮编$/,
  birth: /^(?:birth ?day|birth ?date|date of birth|dob)$|^生日$|出生(?:日期|年月)/,
  network: /^(?:ip|ip ?address|mac ?address)$|^ip地址$/,
};

/** What about people a column of this name holds, if it does. */
export function personalName(column: string): Personal | undefined {
  const folded = foldColumn(column);
  return kinds.find((kind) => names[kind].test(folded));
}

const kinds = Object.keys(names) as Personal[];

const mail = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
/** Phone numbers that are written as such; a plain row of digits may be any number. */
const phone =
  /^\+\d[\d ()./-]{7,}$|^\(?0?\d{3}\)?[ -]\d{3}-\d{4}$|^(?:\+?86[ -]?)?1[3-9]\d[ -]\d{4}[ -]\d{4}$|^0\d{2,3}-\d{7,8}$/;
const nationalId =
  /^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx]$|^\d{3}-\d{2}-\d{4}$/i;
const mobile = /^(?:\+?86)?1[3-9]\d{9}$/;

/** What about people a cell holds, whatever its column is called. */
export function personalCell(text: string): Personal | undefined {
  if (text.length < 6 || (text.length < 17 && /^\d+(?:[.,]\d+)?$/.test(text))) return undefined;
  const plain = halfWidth(text).trim();
  if (mail.test(plain)) return 'mail';
  if (phone.test(plain)) return 'phone';
  return nationalId.test(plain) ? 'id' : undefined;
}

/** Whether a column that nothing else explains holds Chinese mobile numbers: nearly all of its cells look so. */
export function looksLikeMobiles(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length > 0 && filled.filter((cell) => mobile.test(cell)).length / filled.length > 0.8;
}
