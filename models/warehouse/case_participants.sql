-- One row per ticket and person who took part in it besides its owner, whom its appraiser rates (A-21, A-22).
-- view
with

case_owners as (
    select * from warehouse.case_owners
),

tickets as (
    select * from warehouse.tickets
),

service_tasks as (
    select * from warehouse.service_tasks
),

expert_services as (
    select * from warehouse.expert_services
),

took_part as (
    select ticket_id, assignee_id as person_id, 'assignee' as part from tickets
    union all
    select ticket_id, sales_co_handler_id, 'co_handler' from tickets
    union all
    select ticket_id, performer_id, 'task' from service_tasks
    union all
    select ticket_id, expert_id, 'expert' from expert_services
),

final as (
    select
        case_owners.ticket_id,
        took_part.person_id,
        case_owners.appraiser_id,
        case_owners.collaboration_code,
        case_owners.submitted_at,
        string_agg(distinct took_part.part, '|' order by took_part.part) as parts
    from took_part
    inner join case_owners on took_part.ticket_id = case_owners.ticket_id
    where took_part.person_id is not null and took_part.person_id is distinct from case_owners.owner_id
    group by all
)

select * from final
