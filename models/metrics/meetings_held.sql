-- One row per meeting held by the clock: whether somebody of sales and somebody of service was there.
with

meetings as (
    select * from warehouse.meetings
),

persons as (
    select person_id, role from warehouse.persons
),

clock as (
    select * from policy.clock
),

attending as (
    select load_id, source_row, organizer_id as person_id from meetings
    union
    select
        load_id,
        source_row,
        unnest(from_json(attendees, '[{"person_id": "varchar"}]')).person_id
    from meetings
    where attendees is not null
),

-- the post of HR's list; a number's letter says it only of somebody not on it
sided as (
    select
        attending.load_id,
        attending.source_row,
        bool_or(
            if(persons.role is null, attending.person_id like 'S%', regexp_matches(persons.role, '销售|客户经理'))
        ) as has_sales,
        bool_or(
            if(
                persons.role is null,
                regexp_matches(attending.person_id, '^[ACD][0-9]'),
                regexp_matches(persons.role, '客服|售后|服务|工程师|客户成功|交付|接口人')
            )
        ) as has_service
    from attending
    left join persons on attending.person_id = persons.person_id
    where attending.person_id is not null
    group by attending.load_id, attending.source_row
),

final as (
    select
        meetings.meeting_id,
        meetings.meeting_kind,
        meetings.customer_id,
        meetings.ticket_id,
        meetings.feedback_id,
        meetings.opportunity_id,
        meetings.held_at,
        coalesce(sided.has_sales, false) as has_sales,
        coalesce(sided.has_sales and sided.has_service, false) as has_both,
        sided.load_id is not null as has_attendees
    from meetings
    cross join clock
    left join sided on meetings.load_id = sided.load_id and meetings.source_row = sided.source_row
    where held_at < clock.ends_at
)

select * from final
