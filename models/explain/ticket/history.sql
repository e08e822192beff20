-- What its status history and its replies tell, up to the clock.
with

ticket_status_changes as (
    select * from warehouse.ticket_status_changes where ticket_id = $id
),

ticket_replies as (
    select * from warehouse.ticket_replies where ticket_id = $id
),

clock as (
    select * from policy.clock
),

final as (
    select changed_at as happened_at, 'status' as kind, status as value, source_file, source_row
    from ticket_status_changes
    where status is not null
    union all
    select changed_at, 'level', recorded_level, source_file, source_row
    from ticket_status_changes
    where recorded_level is not null
    union all
    select
        replied_at,
        'reply',
        case when is_internal then 'internal' when is_automatic then 'automatic' else side end,
        source_file,
        source_row
    from ticket_replies
)

select * from final where happened_at < (select ends_at from clock) order by happened_at, source_file, source_row, kind
