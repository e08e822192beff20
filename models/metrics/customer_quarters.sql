-- One row per customer and quarter in which its health was to be assessed, was assessed or was answered for.
with

customers as (
    select * from warehouse.customers
),

key_accounts as (
    select * from metrics.key_accounts
),

contract_ends as (
    select * from metrics.contract_ends
),

assessments as (
    select * from metrics.assessments
),

answers as (
    select * from metrics.satisfaction_answers
),

quarters as (
    select period_start, least(period_start + interval 3 month - interval 1 day, as_of)::date as last_day
    from metrics.periods
    cross join policy.clock
    where period_grain = 'quarter'
),

-- before the first form nobody knows who was assessed
begun as (
    select
        coalesce(
            (select min(period_start) from assessments),
            (select date_trunc('quarter', min(answered_at)) from answers)
        )::date as first_quarter
),

contracted as (
    select customer_id, min(signed_date) as first_signed_date from contract_ends group by customer_id
),

-- a key account is to be assessed while a contract runs, or always if none of its contracts is loaded
expected as (
    select distinct key_accounts.customer_id, quarters.period_start, quarters.last_day, true as is_expected
    from key_accounts
    cross join begun
    inner join quarters
        on begun.first_quarter <= quarters.period_start
        and key_accounts.valid_from <= quarters.last_day
        and key_accounts.valid_to >= quarters.period_start
    left join customers on key_accounts.customer_id = customers.customer_id
    left join contracted on key_accounts.customer_id = contracted.customer_id
    left join contract_ends
        on key_accounts.customer_id = contract_ends.customer_id
        and contract_ends.signed_date <= quarters.last_day
        and (contract_ends.end_date is null or contract_ends.end_date >= quarters.period_start)
    where if(
        contracted.customer_id is null,
        coalesce(customers.created_at::date <= quarters.last_day, true),
        contract_ends.contract_id is not null
    )
),

assessed as (
    select customer_id, period_start from assessments
),

answered as (
    select
        customer_id,
        date_trunc('quarter', answered_at)::date as period_start,
        count(*) as count_answers,
        count_if(not is_comparable) as count_unusable,
        sum(score_sixths)::bigint as score_sixths
    from answers
    where customer_id is not null
    group by all
),

seen as (
    select customer_id, period_start from expected
    union
    select customer_id, period_start from assessed
    union
    select customer_id, period_start from answered
),

final as (
    select
        seen.customer_id,
        seen.period_start,
        quarters.last_day,
        coalesce(expected.is_expected, false) as is_expected,
        coalesce(answered.count_answers, 0) as count_answers,
        coalesce(answered.count_unusable, 0) as count_unusable,
        answered.score_sixths
    from seen
    inner join quarters on seen.period_start = quarters.period_start
    left join expected on seen.customer_id = expected.customer_id and seen.period_start = expected.period_start
    left join answered on seen.customer_id = answered.customer_id and seen.period_start = answered.period_start
)

select * from final
