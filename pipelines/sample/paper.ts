import type {Desk} from "./desk.ts";
import type {FormName, Row} from "./forms.ts";
import {type World, writePerson} from "./world.ts";

/**
 * Writes what was typed in later from the paper of 2022, before the systems began: that things happened, hardly ever
 * when or for how much. Of that year most figures are unknown, which is neither 0 nor nothing.
 */
export function writePaper(world: World, desk: Desk): void {
  const {id, name} = world.customers[0]!;
  const customer = {客户编号: id, 客户名称: name};
  const rows: {[N in FormName]?: Row<N>[]} = {
    paperTickets: [
      {
        客户名称: name,
        问题编号: "ZZ20221108001",
        问题级别: "L1",
        提交时间: "2022-11-08 09:10",
        工单状态: "已关闭"
      },
      {
        客户名称: name,
        问题编号: "ZZ20221109001",
        问题级别: "L3",
        提交时间: "2022-11-09 14:00",
        工单状态: "已关闭"
      },
      {
        客户名称: name,
        问题编号: "ZZ20221206001",
        问题级别: "L2",
        提交时间: "2022-12-06 10:20",
        解决时间: "2022-12-06 15:40",
        工单状态: "已关闭"
      }
    ],
    paperHandovers: [{...customer, 合同编号: "HT20221205901", 交接时间: "2022-12-05 16:00"}],
    paperFeedback: [
      {
        反馈编号: "FKZ20221207001",
        客户名称: name,
        反馈类型: "需求建议",
        提交时间: "2022-12-07 11:00",
        反馈分类: "销售机会类",
        计划完成时间: "2022-12-20"
      }
    ],
    paperContracts: [
      {
        ...customer,
        合同编号: "HT20181115901",
        签约日期: "2018-11-15",
        业务类别: "增购",
        合同类型: "软件许可"
      },
      {...customer, 合同编号: "HT20221205901", 签约日期: "2022-12-05", 业务类别: "增购", 合同类型: "软件许可"}
    ],
    paperOpportunities: [
      {
        商机编号: "SJ20221201901",
        客户名称: name,
        商机级别: "D",
        商机阶段: "TAS+7",
        商机状态: "赢单",
        来源类型: "服务工单",
        负责人: writePerson(world, "S", world.customers[0]!.manager),
        创建日期: "2022-12-01",
        验证通过日期: "2022-12-02",
        立项日期: "2022-12-05",
        赢单日期: "2022-12-28"
      }
    ],
    paperTimesheets: [{填报人: writePerson(world, "D", 1), 工作日期: "2022-11-10", 工时: 8}],
    paperSales: [
      {
        ...customer,
        销售单号: "XSZ20221212001",
        服务产品名称: "现场巡检",
        销售金额: "约5,000",
        销售日期: "2022-12-12"
      }
    ]
  };
  for (const [form, written] of Object.entries(rows) as [FormName, Row<FormName>[]][])
    for (const row of written) desk.quote(form, row);
  desk.quote("health_assessments", {...customer, 关系满意度评分: 4, 健康度等级: "亚健康"}, "2022Q4");
  writeRequests(world, desk, customer);
}

type Named = {客户编号: string; 客户名称: string};

function writeRequests(world: World, desk: Desk, customer: Named): void {
  const contract = "FWHYZ2022";
  const requests = [
    ["FWQZ20221108001", "2022-11-08 10:00", "2022-11-11 10:30"], // two working days after: late
    ["FWQZ20221115001", "2022-11-15 10:00", "2022-11-16 09:00"],
    ["FWQZ20221208001", "2022-12-08 14:00", "2022-12-08 09:00"] // written down after the visit
  ];
  desk.quote("paperServiceContracts", {
    ...customer,
    服务合约编号: contract,
    响应时间: "下一工作日上门",
    合约状态: "已签订",
    起始日期: "2022-01-01 09:00",
    截至日期: "2022-12-31 18:00"
  });
  const expert = writePerson(world, "A", 1);
  for (const [id, accepted, started] of requests) {
    const header = {服务请求编号: id, 客户编号: customer.客户编号, 单位: customer.客户名称};
    desk.quote("paperRequests", {...header, 服务合约编号: contract, 受理日期: accepted, 状态: "已结案"});
    const task = {
      服务请求编号: id,
      任务主题: "现场处理",
      任务方式: "上门",
      任务状态: "已完成",
      执行人: expert
    };
    desk.quote("paperTasks", {...task, 任务编号: `${id}-1`, 实际开始: started});
  }
  const last = {服务请求编号: "FWQZ20221209001", 客户编号: customer.客户编号, 单位: customer.客户名称};
  desk.quote("paperRequests", {
    ...last,
    受理日期: "2022-12-09 09:00",
    结案日期: "2022-12-12 17:00",
    状态: "已结案"
  });
  desk.quote("paperTasks", {
    任务编号: "RWZ20221213001",
    任务主题: "回访",
    任务方式: "远程",
    任务状态: "已完成",
    执行人: expert,
    要求开始: "2022-12-13 09:00"
  });
  desk.quote("paperSurveys", {
    服务请求编号: "FWQZ20221209001",
    客户名称: customer.客户名称,
    评测日期: "2022-12-13 10:00"
  });
  desk.quote("paperOrders", {
    服务订单编号: "CTRZ20221212001",
    服务请求编号: "FWQZ20221209001",
    订单单位: customer.客户名称,
    签定日期: "2022-12-12 17:00",
    订单状态: "执行中"
  });
}
