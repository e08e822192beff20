-- One row per ticket with its collaboration type (A-26): recorded, else expert service, else first contact, else none.
-- view
with

tickets as (
    select * from warehouse.tickets
),

expert_services as (
    select ticket_id, bool_or(is_paid) as is_paid
    from warehouse.expert_services
    where ticket_id is not null and is_paid is not null
    group by ticket_id
),

rules as (
    select rule, spelling, min(collaboration_code) as collaboration_code
    from policy.collaboration_rules
    group by rule, spelling
),

person_units as (
    select * from warehouse.person_units
),

known as (
    select
        tickets.ticket_id,
        tickets.submitted_month,
        tickets.submitted_at,
        tickets.resolved_at,
        tickets.customer_id,
        tickets.project_id,
        tickets.owner_id as first_contact_id,
        tickets.assignee_id,
        tickets.closer_id,
        tickets.collaboration_type as recorded_type,
        recorded.collaboration_code as recorded_code,
        case
            when tickets.expert_service = 'paid' or expert_services.is_paid then 'P-5'
            when tickets.expert_service = 'free' or expert_services.is_paid is not null then 'P-4'
        end as expert_code,
        contact.collaboration_code as contact_code,
        coalesce(tickets.first_contact_role, person_units.role) as first_contact_role,
        -- a post that is recorded and stands for no type is not overruled by the channel
        if(coalesce(tickets.first_contact_role, person_units.role) is null, channel.collaboration_code, null)
            as channel_code
    from tickets
    left join expert_services on tickets.ticket_id = expert_services.ticket_id
    left join person_units
        on tickets.owner_id = person_units.person_id
        and tickets.submitted_at::date >= person_units.valid_from
        and tickets.submitted_at::date < person_units.valid_to
    left join rules as recorded
        on tickets.collaboration_type = recorded.spelling and recorded.rule = 'type'
    left join rules as contact
        on coalesce(tickets.first_contact_role, person_units.role) = contact.spelling
        and contact.rule = 'first_contact'
        and tickets.owner_id is not null
    left join rules as channel
        on tickets.channel = channel.spelling and channel.rule = 'channel' and tickets.owner_id is not null
),

final as (
    select
        * exclude (recorded_code, expert_code, contact_code, channel_code),
        case
            when recorded_type is not null then recorded_code
            else coalesce(expert_code, contact_code, channel_code)
        end as collaboration_code,
        case
            when recorded_code is not null then 'recorded'
            when recorded_type is not null then 'unmapped'
            when expert_code is not null then 'expert_service'
            when contact_code is not null then 'first_contact'
            when channel_code is not null then 'channel'
            else 'unknown'
        end as type_basis
    from known
)

select * from final
