-- One row per opportunity and role whose holder has the whole of it in the view by role (A-27); never added up.
-- view
with

opportunities as (
    select * from marts.opportunities where status is distinct from 'void' and basis is distinct from 'partner'
),

settings as (
    select value from policy.settings where name = 'role_credit'
),

held as (
    select opportunity_id, 'sales_manager' as role, credited_owner_id as person_id, amount, won_amount
    from opportunities
    union all
    select opportunity_id, 'success_manager', success_manager_id, amount, won_amount from opportunities
    union all
    select opportunity_id, 'originator', originator_id, amount, won_amount from opportunities
),

final as (
    select
        opportunity_id,
        role,
        person_id,
        amount as credited_amount,
        won_amount as credited_won_amount,
        count(*) over (partition by opportunity_id) > 1 as is_double_counted
    from held
    where person_id is not null and (select value from settings) = 'full'
)

select * from final
