/** How an export is handed in. A workbook holds its rows in memory: only for what does not grow with the tickets. */
export type Form<C extends string = string> = {
  file: string;
  columns: C[];
  entity: string;
  encoding: "utf-8" | "utf-8-bom" | "gb18030" | "utf-16";
  isGzip: boolean;
  /** In a workbook: the sheet, unless the row says which. */
  sheet?: string;
  /** Above the header of a sheet, merged over all columns. */
  title?: string;
};

type How = Partial<Pick<Form, "entity" | "encoding" | "isGzip" | "sheet" | "title">>;
type Split<S extends string, Found = never> = S extends `${infer Head},${infer Rest}`
  ? Split<Rest, Found | Head>
  : Found | S;

/** 《售后问题处理跟踪表》 (SPEC 3.2), then six columns its rules need and its form lacks. */
const ticketForm =
  "问题编号,客户名称,问题描述,问题级别,提交时间,客户联系人,责任人,分配时间,预计解决时间,处理进展,联合处理,销售协办人,解决结果,解决时间,客户满意度,销售跟进建议,工单状态,首问客服,首次响应时间,提交渠道,产品,关闭时间,重开次数";
/** What a system that follows the process keeps beside it (SPEC 4.2, 5). */
const ticketProcess =
  "受理时间,分级时间,协作类型,首问岗位,专家服务,紧急处理,涉及销售承诺,是否投诉,联合处理发起时间,联合会议时间,满意度收集时间,满意度录入人,同步销售时间,销售联系时间,安抚启动时间,结案人,是否及时";
const contractForm =
  "合同编号,客户编号,客户名称,合同类型,合同金额,签约日期,开始日期,结束日期,合同状态,上一合同编号,业务类别,销售负责人,商机编号,响应方式,付款周期,终止日期,币种,是否含税";

const opportunityForm =
  "商机编号,商机名称,客户名称,产品,商机级别,商机阶段,商机状态,商机金额,赢单金额,来源类型,来源编号,负责人,创建日期,立项日期,预计签约日期,赢单日期,合同编号,关闭日期,验证通过日期,阶段变更时间,赢率,提出人,客户成功经理,参与人,合作伙伴,线索编号,来源工单编号,来源反馈编号,来源会议编号,输单原因";

/** Every export of the sample, in the Chinese templates' headers (SPEC 3). */
export const forms = {
  customers: form(
    "客户信息_20241231.csv",
    "客户编号,客户名称,客户类型,行业分类,企业规模,重点客户类别,客户分层,重点核心客户,存量大客户,服务中心,区域,客户状态,客户经理,客户成功经理,售后对接人,项目接口人,创建时间,更新时间",
    {encoding: "gb18030"}
  ),
  handovers: form(
    "客户信息交接表_20241231.csv",
    "客户编号,客户名称,行业分类,企业规模,签约日期,合同编号,合同金额,销售对接人,售后对接人,客户联系人,需求历史,特殊约定,交接附件清单,交接时间,确认状态,备注,决策人,付款周期,签约时间,表格完成时间,销售主管审核时间,售后分配时间,接收时间,查看时间,确认时间,预计服务启动时间"
  ),
  tickets: form("售后问题处理跟踪表_20241231.csv", `${ticketForm},${ticketProcess}`),
  oldTickets: form("补传/售后问题处理跟踪表_20240930.csv", ticketForm, {
    entity: "tickets",
    encoding: "gb18030"
  }),
  ticket_events: form(
    "旧系统工单事件_20241231.csv",
    "事件序号,事件时间,问题编号,客户名称,问题描述,问题级别,提交时间,责任人,分配时间,首次响应时间,解决时间,工单状态,关闭时间,首问客服",
    {encoding: "gb18030"}
  ),
  ticket_status_changes: form(
    "工单状态历史_20241231.csv.gz",
    "变更编号,问题编号,变更时间,变更前状态,变更后状态,变更后级别,变更后责任人,变更人,变更原因",
    {encoding: "utf-8", isGzip: true}
  ),
  ticket_replies: form(
    "工单回复记录_20241231.csv",
    "回复编号,问题编号,回复时间,回复人,回复方,是否内部备注,是否自动回复,回复内容",
    {encoding: "utf-8"}
  ),
  progress_updates: form(
    "进展历史_20241231.csv",
    "进展编号,问题编号,反馈编号,更新时间,更新人,进展内容,是否同步售后",
    {encoding: "gb18030"}
  ),
  surveys: form(
    "满意度调研_20241231.csv",
    "调研编号,工单编号,服务请求编号,客户名称,满意度客户联系人,评测日期,响应速度,解决效果,服务态度,综合得分,满分基数,满意度,客户反馈(简述),评测人,调研渠道"
  ),
  ratings: form(
    "考核打分_20241231.csv",
    "打分编号,工单编号,协作类型,打分人,被打分人,参与角色,打分,满分,打分时间,打分说明"
  ),
  feedback: form(
    "客户反馈协同处理表_20241231.csv",
    "反馈编号,客户名称,反馈类型,反馈内容,提交渠道,提交人,提交时间,反馈分类,客户价值预估,竞争风险,处理部门,责任人,评估结果,跟进计划,处理进展,处理结果,完成时间,备注,分发时间,评估时间,计划完成时间,进展更新时间,同步售后时间,竞品名称,处理成效,关联工单编号,知识库编号"
  ),
  follow_up_steps: form(
    "需求跟进计划表_20241231.csv",
    "反馈编号,步骤序号,目标,行动步骤,时间节点,责任人,实际完成日期"
  ),
  knowledge_entries: form(
    "知识库_20241231.csv",
    "知识库编号,知识标题,知识类别,工单编号,反馈编号,知识作者,创建时间"
  ),
  contracts: form("合同台账_20241220.csv", contractForm, {encoding: "gb18030"}),
  contractCorrections: form("合同台账_更正_20241231.csv", contractForm, {entity: "contracts"}),
  payments: form(
    "回款记录_20241231.csv",
    "回款编号,合同编号,客户名称,应收金额,应收日期,回款金额,回款日期,回款方式,发票编号",
    {encoding: "gb18030"}
  ),
  leads: form(
    "线索清单_20241231.csv",
    "线索编号,线索名称,客户名称,客户联系人,需求描述,预估金额,线索来源,来源编号,线索提供人,线索负责人,线索状态,创建时间,验证时间,转化时间,转化商机编号,无效原因"
  ),
  opportunities: form("商机清单_20241231.csv", opportunityForm),
  earlierOpportunities: form("商机清单_20241130.csv", opportunityForm, {entity: "opportunities"}),
  opportunity_stage_events: form(
    "商机阶段审批_20241231.csv",
    "审批编号,商机编号,关口编号,审批流程,商机阶段,变更前阶段,提交时间,提交人,审批人,审批结果,审批时间,审批意见"
  ),
  delivery_projects: form(
    "交付项目_20241231.csv",
    "项目编号,项目名称,客户编号,客户名称,项目类型,合同编号,商机编号,交付经理,项目接口人,交付团队,项目状态,计划开始日期,计划完成日期,实际开始日期,实际完成日期,交付质量,客户满意度,UT,项目金额,已回款金额,项目成本,项目利润"
  ),
  behaviour_patterns: form(
    "项目行为规律_20241231.csv",
    "项目编号,客户名称,项目类型,规律要素,是否掌握,记录日期,记录人,规律内容"
  ),
  timesheets: form(
    "工时填报_20241231.csv.gz",
    "工时编号,填报人,工作日期,工时,工时类型,任务主线,是否计费,是否请假,客户名称,工单编号,商机编号,项目编号,工作内容,审批状态,审批人,审批时间",
    {isGzip: true}
  ),
  expenses: form(
    "客服费用_20241231.txt",
    "费用编号,客户编号,客户名称,费用类型,费用金额,发生日期,报销人,工单编号,服务请求编号,商机编号,审批状态,审批人,审批时间,费用说明",
    {encoding: "utf-16"}
  ),
  violations: form(
    "违规记录_20241231.csv",
    "违规编号,违规人,违反规则,违规日期,违规处理,处理日期,工单编号,违规描述"
  ),
  meetings: form(
    "会议与拜访_20241231.csv",
    "会议编号,会议类型,触发事项,客户编号,客户名称,召开时间,计划时间,会议时长,组织人,参会人,是否上门,工单编号,商机编号,会议纪要"
  ),
  memberships: form(
    "虚拟团队成员_20241231.csv",
    "虚拟团队,客户编号,客户名称,成员,团队角色,加入日期,退出日期"
  ),
  key_persons: form(
    "客户关键人_20241231.csv",
    "关键人编号,客户编号,客户名称,关键人,职务,所在部门,决策角色,是否决策人,影响权重,任职日期,离任日期,是否在任"
  ),
  key_person_scores: form(
    "关键人评分_20241231.csv",
    "关键人编号,客户编号,客户名称,关键人,评分日期,评分周期,评分人,关系紧密度,方案认可度,价格接受度,评分依据",
    {encoding: "gb18030"}
  ),
  health_assessments: form(
    "季度客户健康度跟踪表_20241231.xlsx",
    "客户编号,客户名称,合作时长,合同续签率,增购/复购金额,关系满意度评分,问题解决及时率,服务满意度评分,服务响应时长,健康度等级,亚健康/风险原因分析,维系策略,策略执行负责人,执行时间节点,客户反馈,健康度变化趋势,下一步行动,评估日期,数据收集完成时间,复盘会时间,客户反馈收集时间,关系满意度评分人,改进责任部门,改进时限",
    {sheet: "2024Q4", title: "季度客户健康度跟踪表"}
  ),
  retention_plans: form(
    "客户维系计划_20241231.csv",
    "维系计划编号,客户编号,客户名称,计划周期,健康度等级,维系措施,执行负责人,制定时间,开始日期,截止日期,执行状态,执行效果"
  ),
  org_units: form(
    "组织与人员_20241231.xlsx",
    "部门编号,部门名称,上级部门编号,部门类型,部门负责人,服务中心,成立日期,撤销日期",
    {sheet: "部门", title: "组织机构表(2024年12月31日)"}
  ),
  persons: form(
    "组织与人员_20241231.xlsx",
    "工号,姓名,部门编号,部门,岗位,职级,服务中心,直属上级,在职状态,入职日期,离职日期",
    {sheet: "员工"}
  ),
  assignments: form(
    "组织与人员_20241231.xlsx",
    "工号,部门编号,部门,岗位,职级,任职开始日期,任职结束日期,是否主岗",
    {sheet: "任职记录"}
  ),
  service_products: form(
    "服务产品目录_20241231.xlsx",
    "服务产品编号,服务产品名称,服务产品层级,是否收费,目录价,计价单位,上架日期,下架日期",
    {sheet: "目录", title: "服务产品目录及价格"}
  ),
  service_product_sales: form(
    "服务产品销售_20241231.csv",
    "销售单号,服务产品编号,服务产品名称,客户编号,客户名称,销售金额,销售数量,销售日期,客户成功经理,销售经理,合同编号,商机编号"
  ),
  expert_services: form(
    "专家服务_20241231.csv",
    "专家服务编号,客户编号,客户名称,服务日期,专家,服务工时,是否收费,服务成本,收费金额,服务内容,主责人,商机编号"
  ),
  service_contracts: form(
    "服务合约_20241231.csv",
    "服务合约编号,客户编号,客户名称,服务合约,合约类型,合约状态,响应方式,响应时间,合约金额,起始日期,截至日期"
  ),
  assets: form(
    "客户资产_20241231.csv",
    "资产编号,客户编号,客户名称,资产名称,型号,序列号,参考#,供应商,资产状态,保期类型,保期开始,保期截至,安装日期,运行日期"
  ),
  asset_coverages: form("资产保障_20241231.csv", "资产编号,保障类型,服务合约编号,保障开始,保障截至"),
  service_requests: form(
    "服务请求_20241231.csv",
    "服务请求编号,SR负责人,报表日期,客户编号,单位,单位类型,联系人,资产编号,服务合约编号,问题范围,子范围,再现性,严重程度,优先级,问题描述,问题摘要,受理日期,结案日期,状态,子状态,服务小组,SR客户资产是否在保内",
    {encoding: "gb18030"}
  ),
  service_tasks: form(
    "服务任务_20241231.csv",
    "任务编号,服务请求编号,工单编号,任务主题,任务方式,要求开始,实际开始,实际结束,任务状态,执行人,任务主线,任务备注"
  ),
  service_request_notes: form(
    "服务便笺_20241231.csv",
    "便笺编号,服务请求编号,便笺类型,便笺内容,便笺创建时间,便笺创建人"
  ),
  maintenance_records: form(
    "维护处理_20241231.csv",
    "维护编号,服务请求编号,维护日期,维护类型,维护简述,维护资产名称,维护序列号,维护数量,维护人"
  ),
  service_orders: form(
    "零部件及工时订单_20241231.csv",
    "服务订单编号,服务请求编号,订单单位,订单联系人,签定日期,审核状态,订单简述,订单类型,订单状态,付款方式,销售方式,交货方式,发货日期,销售小组,SR客户资产是否在保内,合计金额,去零,总计金额"
  ),
  service_order_lines: form(
    "零部件及工时订单行_20241231.csv",
    "服务订单编号,序号,行类型,产品名称,产品编号,数量,计量,单价,小计金额,成本金额,交货日期,订单行备注"
  ),
  paperTickets: form("补录/工单_20221231.csv", "问题编号,客户名称,问题级别,提交时间,解决时间,工单状态", {
    entity: "tickets"
  }),
  paperHandovers: form(
    "补录/客户信息交接表_20221231.csv",
    "客户编号,客户名称,合同编号,签约日期,交接时间,确认状态",
    {
      entity: "handovers"
    }
  ),
  paperFeedback: form(
    "补录/客户反馈_20221231.csv",
    "反馈编号,客户名称,反馈类型,提交时间,反馈分类,计划完成时间",
    {entity: "feedback"}
  ),
  paperContracts: form(
    "补录/合同台账_20221231.csv",
    "合同编号,客户编号,客户名称,合同类型,业务类别,合同金额,签约日期",
    {entity: "contracts"}
  ),
  paperOpportunities: form(
    "补录/商机清单_20221231.csv",
    "商机编号,客户名称,商机级别,商机阶段,商机状态,商机金额,来源类型,负责人,创建日期,验证通过日期,立项日期,赢单日期",
    {entity: "opportunities"}
  ),
  paperTimesheets: form("补录/工时_20221231.csv", "填报人,工作日期,工时", {entity: "timesheets"}),
  paperSales: form(
    "补录/服务产品销售_20221231.csv",
    "销售单号,服务产品名称,客户编号,客户名称,销售金额,销售日期",
    {entity: "service_product_sales"}
  ),
  paperServiceContracts: form(
    "补录/服务合约_20221231.csv",
    "服务合约编号,客户编号,客户名称,合约类型,合约状态,响应方式,响应时间,起始日期,截至日期",
    {entity: "service_contracts"}
  ),
  paperRequests: form(
    "补录/服务请求_20221231.csv",
    "服务请求编号,客户编号,单位,服务合约编号,问题范围,严重程度,受理日期,结案日期,状态",
    {entity: "service_requests"}
  ),
  paperTasks: form(
    "补录/服务任务_20221231.csv",
    "任务编号,服务请求编号,任务主题,任务方式,要求开始,实际开始,实际结束,任务状态,执行人",
    {entity: "service_tasks"}
  ),
  paperSurveys: form("补录/满意度调研_20221231.csv", "服务请求编号,客户名称,评测日期,综合得分,满分基数", {
    entity: "surveys"
  }),
  paperOrders: form(
    "补录/零部件及工时订单_20221231.csv",
    "服务订单编号,服务请求编号,订单单位,签定日期,订单状态,付款方式,销售方式,合计金额,总计金额",
    {entity: "service_orders"}
  )
};

export type FormName = keyof typeof forms;
/** A row by its column's names; what is not given is empty. */
export type Row<N extends FormName> = {
  [Column in (typeof forms)[N]["columns"][number]]?: string | number | undefined;
};

/** Returns the entity whose rows a form holds. */
export function entityOf(name: FormName): string {
  return forms[name].entity || name;
}

function form<const S extends string>(file: string, columns: S, how: How = {}): Form<Split<S>> {
  return {
    file,
    columns: columns.split(",") as Split<S>[],
    entity: "",
    encoding: "utf-8-bom",
    isGzip: false,
    ...how
  };
}
