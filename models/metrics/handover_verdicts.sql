-- One row per handover and rule of SPEC R-01 to R-10 that applies to it: when it was due, and the verdict.
-- view
with

forms as (
    select * from metrics.handover_forms
),

limits as (
    select
        max(value) filter (where name = 'handover_complete_minutes')::integer as complete_minutes,
        max(value) filter (where name = 'handover_submit_minutes')::integer as submit_minutes,
        max(value) filter (where name = 'handover_view_minutes')::integer as view_minutes,
        max(value) filter (where name = 'handover_confirm_minutes')::integer as confirm_minutes,
        max(value) filter (where name = 'handover_promise_minutes')::integer as promise_minutes,
        max(value) filter (where name = 'handover_day_rule') as day_rule
    from policy.settings
),

business_days as (
    select business_days.*
    from warehouse.business_days
    inner join warehouse.calendars on business_days.calendar_no = calendars.calendar_no
    where calendars.is_default
),

-- an export that never records a step cannot show a late one
recorded as (
    select
        load_id, count(completed_at) > 0 as has_completed, count(viewed_at) > 0 as has_viewed,
        count(confirmed_at) > 0 as has_confirmed, count(sales_reviewed_at) > 0 as has_reviewed,
        count(terms_confirmed_at) > 0 as has_terms, count(archived_at) > 0 as has_archived,
        count(planned_service_start_at) > 0 as has_start
    from forms
    group by load_id
),

-- of a day nobody knows the hour: the form is due by the end of that working day (A-12, V-15)
days as (
    select forms.record_key, min(business_days.date) + 1 as ends_on
    from forms
    inner join business_days
        on business_days.is_workday and business_days.date between forms.signed_date and forms.signed_date + 15
    where forms.signed_at is null
    group by forms.record_key
),

joined as (
    select forms.*, recorded.* exclude (load_id), limits.*, days.ends_on
    from forms
    cross join limits
    inner join recorded on forms.load_id = recorded.load_id
    left join days on forms.record_key = days.record_key
),

steps as (
    select
        'R-01' as rule_code,
        coalesce(signed_at, signed_date::timestamp) as start_at,
        case
            when signed_at is not null then signed_at + to_minutes(complete_minutes)
            when day_rule = 'same_workday' then ends_on - interval 1 minute
        end as due_at,
        coalesce(completed_at, submitted_at) as end_at,
        signed_at is null or completed_at is null as is_proxy,
        true as is_recorded,
        clock_at
    from joined
    where signed_at is not null or signed_date is not null
    union all
    select 'R-02', completed_at, completed_at + to_minutes(submit_minutes), submitted_at, false, true, clock_at
    from joined
    where completed_at is not null
    union all
    select
        'R-04', coalesce(received_at, submitted_at), coalesce(received_at, submitted_at) + to_minutes(view_minutes),
        viewed_at, received_at is null, has_viewed, clock_at
    from joined
    where coalesce(received_at, submitted_at) is not null
    union all
    select
        'R-05', coalesce(received_at, submitted_at), coalesce(received_at, submitted_at) + to_minutes(confirm_minutes),
        confirmed_at, received_at is null, has_confirmed, clock_at
    from joined
    where coalesce(received_at, submitted_at) is not null
    union all
    -- signed on a day only, it is late for certain once even a signature at midnight would be
    select
        'R-08', coalesce(signed_at, signed_date::timestamp),
        case
            when signed_at is not null then signed_at + to_minutes(promise_minutes)
            when coalesce(confirmed_at, clock_at) > signed_date + interval 1 day + to_minutes(promise_minutes)
                then signed_date + interval 1 day + to_minutes(promise_minutes)
        end,
        confirmed_at, signed_at is null, has_confirmed, clock_at
    from joined
    where signed_at is not null or signed_date is not null
    union all
    -- a word of the company's list stands in for a reader (R-10)
    select 'R-10', submitted_at, submitted_at, if(is_vague, null, submitted_at), true, true, clock_at
    from joined
    where submitted_at is not null and is_vague is not null
    union all
    -- no limit is given: done or not, once the form is confirmed
    select
        unnest(['R-03', 'R-06', 'R-07', 'R-09']),
        submitted_at,
        coalesce(confirmed_at, received_at, submitted_at),
        unnest([
            if(sales_reviewed_at is not null, submitted_at, null),
            if(planned_service_start_at is not null, submitted_at, null),
            if(terms_confirmed_at is not null, submitted_at, null),
            if(archived_at is not null, submitted_at, null)
        ]),
        false,
        unnest([has_reviewed, has_start, if(has_special_terms, has_terms, null), has_archived]),
        clock_at
    from joined
    where status = 'confirmed' and submitted_at is not null
),

final as (
    select
        rule_code,
        coalesce(due_at, start_at) as due_at,
        is_proxy,
        case
            when due_at is null or end_at < start_at then 'unknown'
            when end_at is not null and end_at < clock_at
                then if(date_diff('second', due_at, end_at) < 60, 'met', 'missed')
            when not is_recorded then 'unknown'
            when due_at < clock_at then 'missed'
            else 'pending'
        end as verdict
    from steps
    where is_recorded is not null
)

select * from final
