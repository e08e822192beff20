/**
 * Personal data the product has no use for and never loads, whatever a mapping says (个人信息保护法 arts. 5, 6, 19;
 * SPEC §16.4): ways to reach a person at home or by telephone, identity papers, bank cards, private life.
 */
const dropped = [
  "电话 电话号码 联系电话 联系方式 移动电话 移动电话号码 手机 手机号 手机号码 家庭电话 住宅电话 办公电话 商务电话",
  "座机 固定电话 分机号 传真 传真号码 商务传真 电子邮件 电子邮箱 邮箱 邮箱地址 私人邮箱 微信 微信号 qq qq号 钉钉号",
  "地址 家庭地址 家庭住址 住址 居住地址 通讯地址 通信地址 联系地址 邮寄地址 收货地址 邮编 邮政编码 户籍地址 籍贯",
  "身份证 身份证号 身份证号码 证件号码 证件号 护照号 护照号码 社保号 社保账号 公积金账号",
  "银行卡 银行卡号 银行账号 工资卡号 出生日期 生日 年龄 性别 民族 婚姻状况 政治面貌 宗教信仰 病史 紧急联系人",
  "phone phonenumber telephone telephonenumber tel mobile mobilephone mobilenumber cell cellphone homephone workphone",
  "businessphone fax faxnumber email emailaddress mail wechat wechatid address homeaddress postaladdress mailingaddress",
  "zip zipcode postcode postalcode idcard idcardnumber idnumber nationalid passport passportnumber ssn",
  "socialsecuritynumber bankcard bankcardnumber bankaccount bankaccountnumber dateofbirth birthdate birthday dob age",
  "gender ethnicity maritalstatus religion emergencycontact"
].flatMap((line) => line.split(" "));

const owners =
  /^(客户联系人|联系人|关键人|客户|员工|个人|本人|单位|公司|紧急联系人|contact|customer|employee|personal)/;

/** Tells whether an export's column is never loaded. */
export function isDropped(header: string): boolean {
  const name = header
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[(（[【].*$/, "")
    .replace(/[\s_\-.:：#*]|\d+$/g, "");
  return dropped.includes(name) || dropped.includes(name.replace(owners, "").replace(/^(的|'s)/, ""));
}
