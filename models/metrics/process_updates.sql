-- One row per week or month in which open feedback was to be updated or synced (R-38, R-39), with the verdict.
-- view
with

feedback as (
    select * from warehouse.feedback
),

updates as (
    select feedback_id, updated_at, coalesce(is_synced, false) as is_synced
    from warehouse.progress_updates
    where feedback_id is not null
),

clock as (
    select * from policy.clock
),

-- only a log shows what the last value cannot (A-15); before its first entry nobody kept one
log as (
    select min(updated_at) as begins_at, bool_or(is_synced) as has_syncs from updates
),

spans as (
    select
        feedback_id, customer_id, feedback_class, submitted_at as starts_at,
        least(
            coalesce(
                completed_date::timestamp,
                if(result in ('done', 'not_adopted'), coalesce(progress_updated_at, assessed_at), null),
                ends_at
            ),
            ends_at
        ) as closes_at,
        result in ('done', 'not_adopted') as is_settled,
        ends_at as clock_at,
        begins_at is null or submitted_at < begins_at as is_before_log,
        begins_at,
        has_syncs
    from feedback
    cross join clock
    cross join log
    where submitted_at < ends_at
),

marks as (
    select feedback_id, starts_at as marked_at from spans
    union all
    select updates.feedback_id, updated_at
    from updates
    inner join spans on updates.feedback_id = spans.feedback_id
    where updated_at > starts_at and updated_at < closes_at
),

gaps as (
    select
        marks.feedback_id,
        marked_at,
        lead(marked_at) over (partition by marks.feedback_id order by marked_at) as next_at
    from marks
),

weekly as (
    select
        spans.feedback_id, customer_id, feedback_class, 'R-39' as rule_code,
        marked_at + interval 7 day as due_at, false as is_proxy,
        case
            when marked_at < begins_at or begins_at is null then 'unknown'
            when next_at is not null then if(next_at <= marked_at + interval 7 day, 'met', 'missed')
            when closes_at < clock_at or is_settled
                then if(closes_at <= marked_at + interval 7 day, 'met', 'missed')
            when marked_at + interval 7 day < clock_at then 'missed'
            else 'pending'
        end as verdict
    from spans
    inner join gaps on spans.feedback_id = gaps.feedback_id
    where marked_at <= closes_at
),

months as (
    select *, unnest(generate_series(date_trunc('month', starts_at), date_trunc('month', closes_at), interval 1 month))
        as month
    from spans
),

synced as (
    select distinct feedback_id, date_trunc('month', updated_at) as month from updates where is_synced
    union
    select feedback_id, date_trunc('month', synced_at) from feedback where synced_at is not null
),

-- a month that was open to its end asks for a sync
monthly as (
    select
        months.feedback_id, customer_id, feedback_class, 'R-38', months.month + interval 1 month, false,
        case
            when synced.month is not null then 'met'
            when months.month < date_trunc('month', begins_at) or not coalesce(has_syncs, false) then 'unknown'
            when months.month + interval 1 month > clock_at then 'pending'
            else 'missed'
        end
    from months
    left join synced on months.feedback_id = synced.feedback_id and months.month = synced.month
    where closes_at >= months.month + interval 1 month or synced.month is not null
)

select * from weekly
union all
select * from monthly
