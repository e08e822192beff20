-- One row per wait of a customer for the next reply: its minutes, when it was due and a verdict, on both bases.
with

reply_times as (
    select * from metrics.reply_times
),

calendar_clocks as (
    select * from metrics.calendar_clocks
),

deadline_blocks as (
    select * from warehouse.deadline_blocks
),

zone_turns as (
    select * from warehouse.zone_turns
),

limited as (
    select
        reply_times.*,
        deadline_block_seconds,
        zone_turns.*,
        ((elapsed_seconds - held_seconds) // 60)::integer as elapsed_minutes,
        ((business_seconds - held_business_seconds) // 60)::integer as business_minutes,
        epoch_us(asked_at) // 1000000 as asked_second,
        asked_second - offsets[1 + len(list_filter(local_turns, lambda turn : turn <= asked_second))]
            + limit_minutes * 60 + held_seconds as due_instant,
        asked_worked + limit_minutes::bigint * 60 + held_business_seconds as worked_by
    from reply_times
    cross join zone_turns
    inner join calendar_clocks on reply_times.calendar_no = calendar_clocks.calendar_no
),

due as (
    select
        limited.*,
        make_timestamp(
            (due_instant + offsets[1 + len(list_filter(turns, lambda turn : turn <= due_instant))]) * 1000000
        ) as elapsed_due_at,
        case
            when worked_by = asked_worked then asked_at
            when worked_by <= known_to
                then make_timestamp((worked_by + if(worked_by <= turns_at, shift_before, shift_after)) * 1000000)
        end as business_due_at
    from limited
    left join deadline_blocks
        on limited.calendar_no = deadline_blocks.calendar_no
        and limited.coverage_no = deadline_blocks.coverage_no
        and (worked_by - 1) // deadline_block_seconds = block
),

-- what was solved without an answer is unknown, as a first response is
based as (
    select *, 'elapsed' as basis, elapsed_due_at as due_at, elapsed_minutes as waited_minutes from due
    union all
    select *, 'business', business_due_at, business_minutes from due
),

final as (
    select
        ticket_id,
        asked_at,
        level,
        target_level,
        basis,
        basis = clock::varchar as is_applied,
        answered_at,
        if(answered_at is null, null, waited_minutes) as minutes,
        limit_minutes,
        due_at,
        case
            when limit_minutes is null or waited_minutes is null then 'unknown'
            when answered_at is not null then if(waited_minutes <= limit_minutes, 'met', 'missed')
            when not coalesce(is_open, false) then 'unknown'
            else if(waited_minutes <= limit_minutes, 'pending', 'missed')
        end as verdict
    from based
)

select * from final
