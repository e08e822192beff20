-- One row per customer, period, degree and group it is counted in: the company, and its account manager's unit.
-- view
with

customer_uplifts as (
    select * from metrics.customer_uplifts
),

customer_labels as (
    select * from metrics.customer_labels
),

person_units as (
    select * from warehouse.person_units
),

teams as (
    select customer_uplifts.*, person_units.unit
    from customer_uplifts
    inner join customer_labels on customer_uplifts.customer_id = customer_labels.customer_id
    inner join person_units
        on customer_labels.account_manager_id = person_units.person_id
        and customer_uplifts.period_end between person_units.valid_from and person_units.valid_to
    where person_units.unit is not null
),

final as (
    select *, 'company' as dimension, 'all' as dimension_value from customer_uplifts
    union all
    select * exclude (unit), 'team', unit from teams
)

select * from final
