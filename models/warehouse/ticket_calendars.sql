-- One row per ticket submitted by the clock, with its calendar: the first rule of `calendar_scopes` that fits.
-- view
with

-- what the clocks want: behind a table expression that is read twice no column is left out by itself
tickets as (
    select
        ticket_id, customer_id, assignee_id, owner_id, contract_id, load_id, customer_name,
        customer_key, status, collaboration_type, channel, product, source_file,
        satisfaction_score, source_row, recorded_on_time, submitted_at, assigned_at,
        resolved_at, first_response_at, closed_at, acknowledged_at, version, level, is_headline,
        submitted_month, status_at_clock, clock_at, reopen, target_level, count_downgrades,
        count_reopens, started_at, is_paused, has_history, first_resolved_at
    from warehouse.tickets_seen
),

customer_calendars as (
    select * from warehouse.customer_calendars
),

calendars as (
    select * from warehouse.calendars
),

scopes as (
    select
        scope,
        value,
        calendar_no,
        coalesce(valid_from, date '0001-01-01') as valid_from,
        coalesce(valid_to, date '9999-12-31') as valid_to
    from policy.calendar_scopes
    inner join calendars on calendar_scopes.calendar = calendars.calendar
),

final as (
    select
        tickets.*,
        case
            when customer.calendar_no is not null then customer.scope
            when customer_name.calendar_no is not null then customer_name.scope
            when product.calendar_no is not null then 'product'
            when channel.calendar_no is not null then 'channel'
            when collaboration_type.calendar_no is not null then 'collaboration_type'
            when level.calendar_no is not null then 'level'
            else 'default'
        end as calendar_source,
        coalesce(
            customer.calendar_no,
            customer_name.calendar_no,
            product.calendar_no,
            channel.calendar_no,
            collaboration_type.calendar_no,
            level.calendar_no,
            standard.calendar_no
        ) as calendar_no
    from tickets
    left join customer_calendars as customer
        on tickets.customer_id = customer.customer_id
        and tickets.submitted_at::date between customer.valid_from and customer.valid_to
    left join customer_calendars as customer_name
        on tickets.customer_key = customer_name.customer_key
        and tickets.customer_id is null
        and customer_name.customer_id is null
        and tickets.submitted_at::date between customer_name.valid_from and customer_name.valid_to
    left join scopes as product
        on tickets.product = product.value
        and product.scope = 'product'
        and tickets.submitted_at::date between product.valid_from and product.valid_to
    left join scopes as channel
        on tickets.channel = channel.value
        and channel.scope = 'channel'
        and tickets.submitted_at::date between channel.valid_from and channel.valid_to
    left join scopes as collaboration_type
        on tickets.collaboration_type = collaboration_type.value
        and collaboration_type.scope = 'collaboration_type'
        and tickets.submitted_at::date between collaboration_type.valid_from and collaboration_type.valid_to
    left join scopes as level
        on tickets.level = level.value
        and level.scope = 'level'
        and tickets.submitted_at::date between level.valid_from and level.valid_to
    left join calendars as standard on standard.is_default
)

select * from final
