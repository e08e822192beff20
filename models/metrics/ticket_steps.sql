-- One row per ticket and step of SPEC R-16 to R-28 that applies to it: when its clock began and when it was done.
-- view
with

tickets as (
    select * from warehouse.tickets_seen where status_at_clock is distinct from 'void'
),

settings as (
    select any_value(value) filter (where name = 'sync_start') as sync_start from policy.settings
),

-- an export that never records a step cannot show a late one
recorded as (
    select
        load_id,
        count(assigned_at) > 0 as has_assigned,
        count(joint_meeting_at) > 0 as has_meetings,
        count(synced_at) > 0 as has_synced,
        count(sales_contacted_at) > 0 as has_contacted,
        count(scored_at) > 0 as has_scored,
        count(is_urgent) > 0 as has_tags,
        count(sales_co_handler_id) > 0 as has_helpers,
        count(expected_resolved_at) > 0 as has_expected
    from tickets
    group by load_id
),

joined as (
    select
        tickets.*,
        recorded.* exclude (load_id),
        if(sync_start = 'closed', coalesce(closed_at, resolved_at), coalesce(resolved_at, closed_at)) as done_at,
        if(sync_start = 'closed', closed_at is null, resolved_at is null) as is_done_proxy
    from tickets
    cross join settings
    inner join recorded on tickets.load_id = recorded.load_id
),

timed as (
    select 'R-16' as rule_code, target_level as level, coalesce(graded_at, submitted_at) as start_at,
        assigned_at as end_at, graded_at is null as is_proxy, has_assigned as is_recorded, clock_at
    from joined
    union all
    select 'R-21', target_level, coalesce(joint_flagged_at, assigned_at, submitted_at), joint_meeting_at,
        joint_flagged_at is null, has_meetings, clock_at
    from joined
    where is_joint
    union all
    select 'R-24', target_level, done_at, synced_at, is_done_proxy, has_synced, clock_at
    from joined
    where done_at < clock_at
    union all
    select 'R-25', target_level, synced_at, sales_contacted_at, false, has_contacted, clock_at
    from joined
    where synced_at < clock_at
    union all
    select 'R-26', target_level, resolved_at, scored_at, false, has_scored, clock_at
    from joined
    where resolved_at is not null
),

-- no limit is given: filled in or not
filled as (
    select 'R-17' as rule_code, target_level as level, submitted_at as start_at,
        if(is_urgent, submitted_at, null) as end_at, false as is_proxy, has_tags as is_recorded, clock_at
    from joined
    where target_level in ('L1', 'L2')
    union all
    select 'R-18', target_level, submitted_at, if(sales_co_handler_id is not null, submitted_at, null), false,
        has_helpers, clock_at
    from joined
    where target_level = 'L3' and is_sales_promise
    union all
    select 'R-22', target_level, submitted_at, if(sales_co_handler_id is not null, submitted_at, null), false,
        has_helpers, clock_at
    from joined
    where is_joint
    union all
    select 'R-28', target_level, submitted_at, if(expected_resolved_at is not null, submitted_at, null), false,
        has_expected, clock_at
    from joined
),

final as (
    select *, true as is_timed from timed
    union all
    select *, false from filled
)

select * from final
