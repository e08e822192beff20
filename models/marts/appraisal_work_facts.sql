-- One row per person, measure of work and record: hours, projects, patterns, knowledge and breaches (SPEC §6).
-- view
with

projects as (
    select * from warehouse.delivery_projects where delivery_manager_id is not null
),

payments as (
    select * from warehouse.payments where due_date is not null
),

timesheets as (
    select * from warehouse.timesheets
),

worked as (
    select * from metrics.worked_stretches where source_kind = 'timesheet' and is_chargeable and reason is null
),

months as (
    select * from metrics.utilisation_months where chargeable_seconds is not null
),

work_costs as (
    select project_id, sum(amount) as amount, max(reason) as reason
    from metrics.work_costs
    where project_id is not null
    group by project_id
),

violations as (
    select * from warehouse.violations
),

knowledge_entries as (
    select * from warehouse.knowledge_entries where created_at is not null
),

patterns as (
    select * from warehouse.behaviour_patterns
),

clock as (
    select * from policy.clock
),

-- a project without a recorded cost costs what was worked on it; an hour without a rate makes it unknown
costed as (
    select
        projects.*,
        coalesce(profit_amount, contract_amount - coalesce(cost_amount, work_costs.amount)) as profit,
        case
            when profit_amount is not null or cost_amount is not null then null
            when work_costs.reason in ('no_rate', 'no_grade') then 'rate_missing'
            when work_costs.reason is not null then 'cost_unknown'
            when work_costs.project_id is null then 'no_cost'
        end as cost_reason
    from projects
    left join work_costs on projects.project_id = work_costs.project_id
),

delivered as (
    select 'project_on_time' as fact, costed.*, planned_end_date as fact_date,
        if(coalesce(end_date, as_of + 1) <= planned_end_date, 1, 0) as numerator, 1 as denominator, null as reason
    from costed
    cross join clock
    where planned_end_date <= as_of
    union all
    select 'project_quality', costed.*, end_date, quality_score * 100 / coalesce(quality_score_max, 100), 1,
        if(quality_score is null, 'no_score', null)
    from costed
    where end_date is not null
    union all
    select 'project_profit', costed.*, end_date, if(cost_reason is null, profit, null), contract_amount,
        coalesce(cost_reason, if(profit is null, 'no_amount', null))
    from costed
    where end_date is not null
),

final as (
    select fact, delivery_manager_id as person_id, numerator, denominator, fact_date, reason,
        'delivery_projects' as entity, project_id as record_id, source_file, source_sheet, source_row
    from delivered
    union all
    select 'project_receipts', delivery_manager_id, coalesce(amount, 0), due_amount, due_date,
        if(due_amount is null, 'no_amount', null), 'payments', payment_id, payments.source_file,
        payments.source_sheet, payments.source_row
    from payments
    inner join projects on payments.project_id = projects.project_id
    union all
    select 'utilisation', person_id, null, available_seconds / 3600, month,
        if(available_seconds is null, 'no_calendar', null), 'business_days', strftime(month, '%Y-%m'), null, null, null
    from months
    union all
    select 'utilisation', worked.person_id, worked.seconds / 3600, null, worked.work_date, null, 'timesheets',
        coalesce(entry_id, source_key), source_file, source_sheet, source_row
    from worked
    inner join timesheets on worked.source_key = timesheets.load_id || ':' || timesheets.source_row
    union all
    select 'violations', person_id, 1, null, violated_date, null, 'violations',
        coalesce(violation_id, rule), source_file, source_sheet, source_row
    from violations
    union all
    select 'knowledge', author_id, 1, null, created_at::date, null, 'knowledge_entries', knowledge_id, source_file,
        source_sheet, source_row
    from knowledge_entries
    union all
    select 'patterns_known', recorded_by_id, if(is_known, 1, 0), 1, recorded_date, null, 'behaviour_patterns',
        concat_ws('·', project_id, opportunity_id, customer_id, element), source_file, source_sheet, source_row
    from patterns
)

select * from final
