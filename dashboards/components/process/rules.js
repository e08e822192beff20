/** What each rule of the process asks for and which post answers for it (SPEC §4); never a person. */
export const rules = {
  "R-01": {zh: ["签约后整理信息", "销售"], en: ["Information tidied after signing", "Sales"]},
  "R-02": {zh: ["提交交接申请", "销售"], en: ["Handover submitted", "Sales"]},
  "R-03": {zh: ["销售主管审核", "销售主管"], en: ["Reviewed by the sales supervisor", "Sales supervisor"]},
  "R-04": {zh: ["登录查看交接信息", "售后对接人"], en: ["Handover viewed", "After-sales contact"]},
  "R-05": {zh: ["确认或要求补充", "售后对接人"], en: ["Confirmed or asked for more", "After-sales contact"]},
  "R-06": {
    zh: ["填写预计服务启动时间", "售后对接人"],
    en: ["Planned start of service", "After-sales contact"]
  },
  "R-07": {zh: ["特殊约定经确认", "销售主管"], en: ["Special terms confirmed", "Sales supervisor"]},
  "R-08": {
    zh: ["签约 2 小时内售后掌握全貌", "售后对接人"],
    en: ["After-sales knows all in two hours", "After-sales contact"]
  },
  "R-09": {zh: ["归档并共享", "售后对接人"], en: ["Archived and shared", "After-sales contact"]},
  "R-10": {zh: ["交接信息不含模糊表述", "销售"], en: ["No vague entries in the handover", "Sales"]},
  "R-11": {zh: ["15 分钟内受理", "客服"], en: ["Acknowledged in 15 minutes", "Service agent"]},
  "R-12": {zh: ["L1 响应与解决", "责任人"], en: ["L1 response and resolution", "Assignee"]},
  "R-13": {zh: ["L2 响应与解决", "责任人"], en: ["L2 response and resolution", "Assignee"]},
  "R-14": {zh: ["L3 响应与解决", "责任人"], en: ["L3 response and resolution", "Assignee"]},
  "R-16": {zh: ["分配责任人", "售后主管"], en: ["Assignee named", "After-sales supervisor"]},
  "R-17": {
    zh: ["按级别派资深或初级工程师", "售后主管"],
    en: ["Senior or junior engineer by level", "After-sales supervisor"]
  },
  "R-18": {
    zh: ["涉及销售承诺的关联销售", "售后主管"],
    en: ["Sales linked where a promise is concerned", "After-sales supervisor"]
  },
  "R-21": {zh: ["联合处理线上会", "责任人、销售协办人"], en: ["Joint meeting", "Assignee, sales co-handler"]},
  "R-22": {
    zh: ["联合处理填写销售协办人", "责任人"],
    en: ["Sales co-handler named for joint handling", "Assignee"]
  },
  "R-23": {zh: ["更新进展", "责任人"], en: ["Progress updated", "Assignee"]},
  "R-24": {zh: ["同步销售", "责任人"], en: ["Synced to sales", "Assignee"]},
  "R-25": {zh: ["销售联系客户", "销售对接人"], en: ["Sales contacts the customer", "Sales contact"]},
  "R-26": {zh: ["收集满意度", "客服"], en: ["Satisfaction collected", "Service agent"]},
  "R-27": {zh: ["启动安抚", "售后主管"], en: ["Pacification started", "After-sales supervisor"]},
  "R-28": {zh: ["按级别设定预计解决时间", "责任人"], en: ["Expected resolution set by level", "Assignee"]},
  "R-29": {zh: ["问题描述客观", "客服"], en: ["Objective description", "Service agent"]},
  "R-31": {zh: ["解决后三维度调研", "客服"], en: ["Survey of three dimensions", "Service agent"]},
  "R-32": {zh: ["季度电话回访", "客服"], en: ["Quarterly revisit", "Service agent"]},
  "R-33": {zh: ["分发反馈", "售后"], en: ["Feedback routed", "After-sales"]},
  "R-34": {zh: ["按分类分到对应部门", "售后"], en: ["Routed to the department of its class", "After-sales"]},
  "R-35": {zh: ["机会类注明价值与竞争", "售后"], en: ["Value and competition noted", "After-sales"]},
  "R-36": {zh: ["评估可行性", "销售"], en: ["Feasibility assessed", "Sales"]},
  "R-37": {zh: ["按评估等级跟进", "销售"], en: ["Followed up by its grade", "Sales"]},
  "R-38": {zh: ["每月同步需求结果", "销售"], en: ["Monthly sync of demands", "Sales"]},
  "R-39": {zh: ["每周更新反馈进展", "责任人"], en: ["Feedback updated weekly", "Assignee"]},
  "R-40": {zh: ["闭环并录入知识库", "责任人"], en: ["Loop closed, lesson recorded", "Assignee"]},
  "R-41": {zh: ["健康度数据收集", "销售、售后"], en: ["Health data collected", "Sales, after-sales"]},
  "R-44": {zh: ["健康度复盘会", "销售主管、售后主管"], en: ["Health review", "Both supervisors"]},
  "R-45": {zh: ["维系计划", "销售主管、售后主管"], en: ["Retention plan", "Both supervisors"]},
  "R-48": {zh: ["每月更新健康度表", "销售、售后"], en: ["Health form updated monthly", "Sales, after-sales"]},
  "R-49": {zh: ["收集策略反馈", "策略负责人"], en: ["Reaction to the strategy", "Strategy owner"]},
  "R-51": {zh: ["每日站会", "售后主管"], en: ["Daily stand-up", "After-sales supervisor"]},
  "R-52": {zh: ["每周协作复盘会", "销售主管、售后主管"], en: ["Weekly review", "Both supervisors"]},
  "R-53": {
    zh: ["重点客户定期沟通", "客户成功经理"],
    en: ["Regular customer meeting", "Customer success manager"]
  },
  "R-54": {zh: ["关键时点会议", "销售、服务双方"], en: ["Key-moment meeting", "Sales and service"]},
  "R-55": {
    zh: ["范围书评审前、重大问题、投诉的会议", "销售、服务双方"],
    en: ["Meeting before the scope review, on major problems and complaints", "Sales and service"]
  },
  "R-56": {zh: ["客户新需求的临时会议", "任何一方"], en: ["Ad-hoc meeting on a new demand", "Either side"]},
  "R-57": {zh: ["关键时点会议有销售参加", "销售"], en: ["Sales at key-moment meetings", "Sales"]},
  "R-58": {
    zh: ["下一工作日抵达现场", "客服工程师"],
    en: ["On site by the next business day", "Field engineer"]
  },
  "R-59": {zh: ["任务准时开始", "客服工程师"], en: ["Task begun on time", "Field engineer"]},
  "R-60": {
    zh: ["先按服务合约，再按保内保外", "客服经理"],
    en: ["Contract first, else warranty", "Service manager"]
  },
  "R-61": {zh: ["系统关键节点提醒", "系统"], en: ["Reminders by the system", "The system"]},
  "R-62": {zh: ["健康客户季度拜访", "销售经理"], en: ["Quarterly visit, healthy", "Sales manager"]},
  "R-63": {zh: ["亚健康客户每月沟通", "销售经理"], en: ["Monthly call, sub-healthy", "Sales manager"]},
  "R-64": {
    zh: ["风险客户双总监拜访", "销售总监、售后总监"],
    en: ["Directors’ visit, at risk", "Both directors"]
  }
};
