-- One row per ticket with its one owner and appraiser (P-1 to P-6), assignee and closer, and their teams at the time.
-- partition: submitted_month
with

cases as (
    select * from warehouse.case_types
),

owner_posts as (
    select collaboration_code, spelling as role from policy.collaboration_rules where rule = 'owner'
),

customer_roles as (
    select * from warehouse.customer_roles
),

projects as (
    select project_id, interface_person_id from warehouse.delivery_projects where interface_person_id is not null
),

key_account_classes as (
    select * from warehouse.key_account_classes
),

person_units as (
    select * from warehouse.person_units
),

-- whoever holds the owner's post for the customer on the day: members before the account list, then the later begun
holders as (
    select
        cases.ticket_id,
        arg_min(
            {'person_id': customer_roles.person_id, 'basis': customer_roles.basis},
            {
                'place': customer_roles.basis <> 'membership',
                'age': date '9999-12-31' - customer_roles.valid_from,
                'person_id': customer_roles.person_id
            }
        ) as holder
    from cases
    inner join owner_posts on cases.collaboration_code = owner_posts.collaboration_code
    inner join customer_roles
        on cases.customer_id = customer_roles.customer_id
        and owner_posts.role = customer_roles.role
        and cases.submitted_at::date >= customer_roles.valid_from
        and cases.submitted_at::date < customer_roles.valid_to
    group by cases.ticket_id
),

-- P-1 belongs to the first contact; the others to theirs if it holds the post, else to the project's or the customer's
owned as (
    select
        cases.*,
        case
            when cases.collaboration_code is null or cases.collaboration_code = 'P-1' then cases.first_contact_id
            when contact_posts.role is not null then cases.first_contact_id
            when cases.collaboration_code = 'P-2' and projects.interface_person_id is not null
                then projects.interface_person_id
            else holders.holder.person_id
        end as owner_id,
        case
            when cases.collaboration_code is null or cases.collaboration_code = 'P-1' then 'first_contact'
            when contact_posts.role is not null then 'first_contact'
            when cases.collaboration_code = 'P-2' and projects.interface_person_id is not null then 'project'
            else holders.holder.basis
        end as owner_basis
    from cases
    left join projects on cases.project_id = projects.project_id
    left join holders on cases.ticket_id = holders.ticket_id
    left join owner_posts as contact_posts
        on cases.collaboration_code = contact_posts.collaboration_code
        and cases.first_contact_role = contact_posts.role
        and cases.first_contact_id is not null
),

final as (
    select
        owned.ticket_id,
        owned.submitted_month,
        owned.submitted_at,
        owned.customer_id,
        owned.collaboration_code,
        -- a type that no rule knows stays as written
        case owned.collaboration_code
            when 'P-1' then 'SLA产品型'
            when 'P-2' then '合同项目型'
            when 'P-3' then '重点客户CSM'
            when 'P-4' then '免费专家服务'
            when 'P-5' then '收费专家服务'
            else owned.recorded_type
        end as collaboration_type,
        owned.type_basis,
        owned.owner_id,
        if(owned.owner_id is null, null, owned.owner_basis) as owner_basis,
        if(owned.collaboration_code is null, null, owned.owner_id) as appraiser_id,
        owned.first_contact_id,
        owned.assignee_id,
        owned.closer_id,
        case
            when owned.collaboration_code in ('P-3', 'P-4', 'P-5') then key_account_classes.is_key_account
            when owned.collaboration_code is not null then true
        end as is_in_scope,
        owner_units.unit as team,
        owner_units.role as owner_role,
        owner_units.service_centre,
        assignee_units.unit as assignee_team,
        assignee_units.role as assignee_role
    from owned
    left join key_account_classes
        on owned.customer_id = key_account_classes.customer_id
        and owned.submitted_at::date >= key_account_classes.valid_from
        and owned.submitted_at::date < key_account_classes.valid_to
    left join person_units as owner_units
        on owned.owner_id = owner_units.person_id
        and owned.submitted_at::date >= owner_units.valid_from
        and owned.submitted_at::date < owner_units.valid_to
    left join person_units as assignee_units
        on owned.assignee_id = assignee_units.person_id
        and coalesce(owned.resolved_at, owned.submitted_at)::date >= assignee_units.valid_from
        and coalesce(owned.resolved_at, owned.submitted_at)::date < assignee_units.valid_to
)

select * from final
