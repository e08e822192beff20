/** The invented vocabulary of the synthetic exports: no real person, company or product is meant. */
export const surnames = [
  ..."赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜谢邹苏潘范彭鲁马方任袁柳唐罗薛贺倪汤滕毕郝安常傅齐康余顾孟黄穆萧尹姚邵汪"
];
export const givenFirst = [..."晓明建文志国海雨思佳子梓浩俊欣雅丽婷雪立永春嘉宇一若书承景"];
export const givenSecond = [..."华军伟强敏静磊涛洋勇艳杰娟超霞平刚桂鹏飞玲斌琳宁峰辉然晨轩怡", ""];

export const cities =
  "上海 苏州 杭州 宁波 南京 无锡 常州 嘉兴 合肥 芜湖 武汉 长沙 成都 重庆 西安 郑州 青岛 济南 天津 大连 沈阳 广州 深圳 东莞 佛山 中山 厦门 福州 南昌 昆明 贵阳 太原".split(
    " "
  );
export const brandFirst = [
  ..."澜霁岚汀砚栩沐翊湛朔栖沅澄旻煦峤嵘泊渡疏棠檀槿楠榕杉枫桦柏松梧桐荷菱芷兰蕙葵萱蓝青墨素霜雪虹霓"
];
export const brandSecond = [
  ..."川舟野禾榆原屿序壑岸洲浦津泽渊溪湾渚岭峰崖谷坪坡陵塬垣轩庭台亭阁楼坊廊径关隘驿辰曜昊曦暄昕晖旸"
];
export const trades =
  "精密制造 汽车零部件 智能装备 生物医药 食品饮料 物流供应链 电子科技 新材料 纺织服饰 连锁零售 能源科技 环保工程 化工 轨道交通装备 医疗器械 仓储服务 信息技术 包装印刷".split(
    " "
  );
export const legalForms = ["有限公司", "有限公司", "有限公司", "股份有限公司", "(集团)有限公司"];

export type Product = {name: string; modules: string[]};
export const products: Product[] = [
  {name: "磐石数据平台", modules: ["报表中心", "数据集成", "指标看板", "数据导出", "权限管理"]},
  {name: "天枢设备管理系统", modules: ["点检", "保养计划", "备件库存", "故障报修", "设备台账"]},
  {
    name: "云帆供应链平台",
    modules: ["采购协同", "库存盘点", "发货计划", "对账结算", "供应商门户", "条码打印"]
  },
  {name: "明镜质量管理系统", modules: ["来料检验", "过程检验", "不合格品处理", "质量追溯", "统计过程控制"]},
  {name: "轻舟协同办公", modules: ["审批流程", "考勤", "公文流转", "移动端", "消息推送"]},
  {name: "锦程客户门户", modules: ["订单查询", "在线报修", "合同管理", "电子发票"]},
  {name: "远山备份一体机", modules: ["定时备份", "异地容灾", "恢复演练", "存储空间", "告警通知"]},
  {name: "北辰边缘网关", modules: ["数据采集", "协议解析", "断点续传", "固件升级", "远程运维"]}
];

export const sites =
  "总部财务部 一号车间 二号车间 三号产线 苏州仓库 华南分公司 西北办事处 质检中心 采购部 人力资源部 信息中心 客服中心 研发部 物流中心 门店 总装车间 设备部 计划部".split(
    " "
  );
export const scenes =
  "月末结账期间 白班交接时 订单高峰时段 年度盘点期间 新员工培训时 升级补丁之后 更换服务器之后 批量导入数据时 审计取数时 出差使用移动端时 夜班生产过程中 多人同时操作时 切换备用网络后 客户现场演示前 首次使用该功能时 按操作手册执行时".split(
    " "
  );
export const impacts =
  "影响月度财务分析 部分单据需手工补录 当日发货计划推迟 产线停机等待 班组无法按时报工 领导看板数据不准 客户对账延后 约{count}名用户受影响 夜间批处理未完成 检验记录无法归档 仓库只能手写出库单 暂不影响其他模块 已临时改用表格登记 供应商无法查看订单 审批积压{count}单".split(
    " "
  );

/** By level: L1 stops the core business, L2 part of the functions, L3 asks (SPEC R-15). */
export const descriptions = [
  [
    "{product}整体宕机，{site}全部用户无法登录，{scene}发生，{impact}",
    "{scene}，{product}{module}服务反复重启，错误码{code}，{impact}",
    "{site}反馈{product}数据库连接池耗尽，页面一直转圈，{impact}",
    "{product}主备切换失败，{module}停止服务{count}分钟以上，{impact}",
    "{site}的采集设备全部离线，{product}无实时数据，{scene}出现，{impact}",
    "{product}{module}写入数据丢失，{site}核对后发现缺{count}条记录，{impact}",
    "{scene}，{product}登录页报{code}，重启应用后仍不能恢复，{impact}",
    "磁盘空间占满导致{product}停机，{site}所有业务中断，{impact}"
  ],
  [
    "系统在{module}导出报表时，部分数据字段显示异常，{scene}可复现，{impact}",
    "{product}{module}保存时报错{code}，{site}多人反馈，{impact}",
    "{module}查询超过{count}秒才返回，{scene}尤其明显，{impact}",
    "{site}{module}页面数量与库存台账相差{count}，{impact}",
    "{product}{module}推送消息重复发送，每条{count}次，{impact}",
    "{scene}，{module}的附件上传到一半中断，提示“{code}”，{impact}",
    "{product}升级后{module}的打印模板错位，{site}无法使用，{impact}",
    "{module}接口偶发超时，上游系统重试{count}次仍失败，{impact}",
    "{site}新建账号看不到{module}菜单，权限已按手册配置，{impact}",
    "{product}{module}计算结果与手工核算不一致，差额约{count}元，{impact}",
    "{module}定时任务未执行，日志停在前一日，{scene}发现，{impact}",
    "移动端打开{module}白屏，安卓机型出现，苹果机型正常，{impact}",
    "{product}与财务系统对接失败，{module}凭证未生成，错误码{code}，{impact}",
    "{site}扫码枪在{module}录入后字段串位，{scene}出现，{impact}",
    "{module}批量导入{count}行只成功一部分，未提示失败原因，{impact}",
    '{product}{module}筛选条件含逗号(如"A,B")时结果为空，{impact}'
  ],
  [
    "咨询{product}{module}如何按部门设置查看范围",
    "{site}询问{module}导出为Excel时能否保留公式",
    "客户希望了解{product}{module}的历史数据保留多久",
    "{site}新到岗同事请求{module}操作指引和培训材料",
    "咨询{module}字段含义：“{code}”在报表中如何取数",
    "{scene}，{site}询问{product}是否支持多语言切换",
    "申请为{site}开通{count}个{product}只读账号",
    "客户确认{module}升级窗口，希望安排在周末，{impact}",
    "{site}忘记{product}管理员密码，申请重置",
    "咨询{product}{module}与现有门禁系统对接的可行性",
    "请求提供{product}{module}接口文档和示例报文",
    "{site}询问{module}审批超时提醒能否改为{count}小时",
    "咨询{product}许可到期时间以及续费流程",
    "{site}希望{module}列表增加一列“备注”，询问配置方法",
    "客户询问{product}{module}数据备份的恢复演练步骤",
    "{scene}，用户不清楚{module}撤回操作入口在哪里",
    "咨询{module}大屏投放的分辨率要求，{site}计划采购{count}台显示器"
  ]
];

export const progressClosed = [
  "已解决，客户确认恢复正常",
  "已回访{site}，客户无异议",
  "补丁已发布，观察{count}小时无异常",
  "已答复客户并发送操作说明",
  "远程协助完成，已归档",
  "现场处理完成，签字确认单已上传"
];
export const progressOpen = [
  "已定位原因为{module}参数配置不当，正在与客户确认调整窗口",
  "等待{site}提供日志和截图",
  "研发正在分析错误码{code}，预计下一版本修复",
  "已提供临时方案，正式补丁开发中",
  "已联系客户，约定时间远程排查",
  "备件已申请，等待到货后上门更换"
];

export const updateTexts = [
  "正在复现问题",
  "已联系研发协助分析",
  "补丁测试中",
  "等待客户确认时间窗口",
  "备件在途"
];
export const knowledgeKinds = ["故障处理", "操作指引", "配置说明", "经验教训"];
/** By the score a customer gives, 1 to 5. */
export const customerWords = [
  "问题反复出现，非常失望",
  "处理太慢，影响生产",
  "基本解决，但等待时间较长",
  "处理及时，希望一次上门就解决",
  "响应很快，工程师专业"
];

/** By level, as the descriptions. */
export const results = [
  [
    "已重启{module}服务并扩容连接池，{site}业务恢复，后续加监控告警",
    "切换至备用节点恢复服务，根因为存储控制器固件缺陷，已升级",
    "清理历史日志{count}GB并启用自动归档，系统恢复正常",
    "回滚{code}对应补丁，数据由备份补回，客户已核对无误",
    "更换故障网卡，{product}恢复在线，已出具事故报告"
  ],
  [
    "补丁已上线测试，{module}数据正常，客户已确认",
    "修正{module}字段长度并重新导入{count}条数据，核对一致",
    "为{module}查询增加索引，响应降至2秒内",
    "更新打印模板与驱动，{site}现场验证通过",
    "调整权限继承规则，{site}账号已能看到{module}",
    "重新发送失败接口报文{count}条，财务系统已生成凭证",
    "修复重复推送，增加去重标识，连续观察两日正常",
    "问题由终端浏览器版本过低引起，升级后正常"
  ],
  [
    "已电话指导客户完成设置",
    "已发送《{module}操作手册》并远程演示一次",
    "已开通账号并告知初始密码规则",
    "已说明数据保留策略，客户表示了解",
    "已提供接口文档，约定联调时间",
    "需求已登记，由产品部评估排期",
    "已安排线上培训，参训{count}人"
  ]
];

export const suggestions = [
  "客户对{module}有进一步优化需求，可推荐“高级分析模块”升级方案",
  "{site}计划扩充{count}个用户，建议联系采购沟通增购许可",
  "客户提到明年有新建工厂，可提前介绍{product}整体方案",
  "维保即将到期，客户满意，建议尽快启动续约",
  "客户正在比较同类产品的移动端，建议安排产品演示",
  "现有设备老化、报修频繁，可推荐以旧换新",
  "客户希望驻场服务，可推荐专家服务包，预算约{count}万元",
  "集团其他子公司也有同类需求，建议客户经理上门拜访",
  "客户对数据安全要求提高，可推荐异地容灾扩展"
];

export const jointReasons = [
  "问题涉及销售阶段承诺的功能范围",
  "客户要求超出合同约定的功能范围",
  "需研发与供应链跨部门协作"
];
export const channels = ["服务热线", "在线客服", "自助提交"];
export const levelNames = ["紧急", "重要", "一般"];
export const contractTypes = ["软件许可", "维保服务", "技术服务", "设备采购"];
export const renewalTypes = ["软件许可", "维保服务", "维保服务", "技术服务"];
export const upsellTypes = ["增购合同", "升级合同", "技术服务"];
export const projectKinds = ["扩容", "升级", "增购", "二期建设", "专家服务", "续建", "异地部署", "移动化"];

/** What customers say, by class of feedback: the product, a chance to sell, the service. */
export const feedbackWords = [
  ["“希望{module}增加批量导出功能”", "“{module}操作步骤太多，建议简化”", "“{module}能否支持自定义字段”"],
  ["“明年扩建二期，{module}需要增加用户”", "“集团其他工厂也想用{module}”", "“希望采购{module}的专家服务”"],
  ["“电话等待时间太长”", "“{module}问题反复出现，没有说明原因”", "“希望有固定的工程师负责”"]
];
export const handoverNeeds = [
  "“需要支持多语言切换”“要求数据导出格式为Excel”",
  "“与现有ERP对接，每日同步一次”",
  "“报表需按事业部分权限查看”",
  "“产线不停机升级”",
  "“三个月内完成全员培训”"
];
export const handoverTerms = [
  "“非工作时间紧急问题需2小时内响应”",
  "“客户财务数据需加密存储”",
  "“L1级问题30分钟内响应”",
  "“每季度现场巡检一次”"
];

/** Returns the template with each `{name}` replaced; a replacement may itself hold a name. */
export function fill(template: string, words: Record<string, string | number>): string {
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => String(words[name]));
  return text.includes("{") ? fill(text, words) : text;
}
