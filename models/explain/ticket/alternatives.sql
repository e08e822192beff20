-- The verdict on its resolution, had the company decided otherwise.
with

tickets as (
    select * from metrics.ticket_verdicts where ticket_id = $id
),

sla_targets as (
    select * from policy.sla_targets where measure = 'resolution'
),

clock as (
    select * from policy.clock
),

counted as (
    select
        *,
        coalesce(resolution_elapsed_minutes, age_elapsed_minutes) as elapsed,
        coalesce(resolution_business_minutes, age_business_minutes) as business,
        (coalesce(paused_seconds, 0) // 60)::integer as paused,
        (paused_business_seconds // 60)::integer as paused_business,
        (coalesce(closed_seconds, 0) // 60)::integer as closed
    from tickets
),

variants as (
    select 1 as place, 'elapsed' as variant, elapsed as minutes, resolution_limit_minutes as limit_minutes from counted
    union all
    select 2, 'business', business, resolution_limit_minutes from counted
    union all
    select 3, 'elapsed, pauses deducted', elapsed - paused, resolution_limit_minutes from counted where paused > 0
    union all
    select 4, 'business, pauses deducted', business - paused_business, resolution_limit_minutes
    from counted
    where paused_business > 0
    union all
    select 5, 'first solution', (date_diff('second', started_at, first_resolved_at) // 60)::integer,
        resolution_limit_minutes
    from counted
    where count_reopens > 0 and first_resolved_at is not null
    union all
    select 6, 'time closed deducted', elapsed - closed, resolution_limit_minutes from counted where closed > 0
    union all
    select 7, 'last level', elapsed, sla_targets.limit_minutes
    from counted
    inner join sla_targets
        on counted.level = sla_targets.level
        and counted.submitted_at::date >= coalesce(valid_from, date '0001-01-01')
        and counted.submitted_at::date <= coalesce(valid_to, date '9999-12-31')
    where counted.level <> counted.target_level
),

final as (
    select
        variants.*,
        limit_minutes - minutes as spare_minutes,
        case
            when is_void then 'void'
            when limit_minutes is null or minutes is null then 'unknown'
            when status_at_clock = 'unsolvable' or minutes > limit_minutes then 'missed'
            when resolved_second is null then 'pending'
            else 'met'
        end as verdict
    from variants
    cross join counted
)

select * exclude (place) from final order by place
