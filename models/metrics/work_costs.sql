-- One row per stretch of work and delivery of expert service, with what it cost at the internal rate of its day.
with

worked_stretches as (
    select * from metrics.worked_stretches
),

expert_costs as (
    select * from metrics.expert_costs
),

person_days as (
    select * from metrics.person_days
),

rates as (
    select * from policy.cost_rates
),

clock as (
    select * from policy.clock
),

-- an expert's day with a customer is one cost, though delivery and timesheet both tell of it
deliveries as (
    select distinct person_id, customer_id, work_date from expert_costs where customer_id is not null
),

worked as (
    select
        source_kind, source_key, person_id, work_date, seconds, customer_id, ticket_id, request_id, opportunity_id,
        project_id, work_kind, coalesce(work_line, 'basic') as work_line, is_chargeable, null::boolean as is_paid,
        null::decimal(18, 2) as cost_amount, reason
    from worked_stretches
    cross join clock
    where work_date <= clock.as_of
        and not (
            work_line = 'relationship'
            and exists (
                select 1 from deliveries
                where deliveries.person_id = worked_stretches.person_id
                    and deliveries.customer_id = worked_stretches.customer_id
                    and deliveries.work_date = worked_stretches.work_date
            )
        )
    union all
    select
        'expert', source_key, person_id, work_date, seconds, customer_id, ticket_id, null, opportunity_id, project_id,
        null, 'relationship', is_paid, is_paid, cost_amount, null
    from expert_costs
),

graded as (
    select worked.*, person_days.grade, person_days.service_centre
    from worked
    left join person_days
        on worked.person_id = person_days.person_id
        and worked.work_date = person_days.work_date
),

-- a rate for every grade is one of grade *
day_rates as (
    select days.grade, days.work_date, max_by(rates.hourly_rate_amount, rates.grade <> '*') as hourly_rate_amount
    from (select distinct grade, work_date from graded) as days
    inner join rates
        on rates.grade in (coalesce(days.grade, '*'), '*')
        and days.work_date between coalesce(rates.valid_from, date '0001-01-01')
            and coalesce(rates.valid_to, date '9999-12-31')
    group by days.grade, days.work_date
),

rated as (
    select graded.*, day_rates.hourly_rate_amount
    from graded
    left join day_rates
        on graded.work_date = day_rates.work_date
        and graded.grade is not distinct from day_rates.grade
),

final as (
    select
        * exclude (cost_amount, reason, grade),
        -- whole cents, half up; seconds × cents ÷ 3600
        case
            when cost_amount is not null then cost_amount
            when reason is null
                then (((seconds * (hourly_rate_amount * 100)::bigint * 2 + 3600) // 7200) / 100)::decimal(18, 2)
        end as amount,
        case
            when cost_amount is not null then null
            when reason is not null then reason
            when seconds is null then 'no_hours'
            when person_id is null then 'no_person'
            when hourly_rate_amount is null then if(grade is null, 'no_grade', 'no_rate')
        end as reason
    from rated
)

select * from final
