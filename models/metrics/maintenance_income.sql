-- One row per maintenance contract and month of its term up to the clock: the part of its amount earned then.
-- view
with

contracts as (
    select * from warehouse.contracts
),

service_contracts as (
    select * from warehouse.service_contracts
),

service_product_sales as (
    select * from warehouse.service_product_sales
),

maintenance_types as (
    select unnest(string_split(value, '|')) as contract_type
    from policy.settings
    where name = 'maintenance_contract_types'
),

clock as (
    select * from policy.clock
),

-- a contract that a sale of service products names is income of that sale
found as (
    select
        contract_id, customer_id, start_date, least(end_date, coalesce(terminated_date, end_date)) as last_date,
        end_date, amount, is_amount_estimated, is_tax_included
    from contracts
    where contract_type in (select contract_type from maintenance_types)
        and coalesce(status, '') not in ('draft', 'void')
    union all
    select
        contract_id, customer_id, start_at::date, end_at::date, end_at::date, amount, is_amount_estimated, null
    from service_contracts
    where contract_id not in (select contract_id from contracts)
),

terms as (
    select found.*, date_diff('day', start_date, end_date) + 1 as count_days
    from found
    where contract_id not in (select contract_id from service_product_sales where contract_id is not null)
),

months as (
    select
        terms.*,
        unnest(generate_series(
            date_trunc('month', start_date),
            least(last_date, clock.as_of)::timestamp,
            interval 1 month
        ))::date as month,
        least(last_date, clock.as_of) as until_date
    from terms
    cross join clock
    where count_days > 0 and start_date <= clock.as_of
),

-- days earned by the end of this month and of the one before; whole cents, the rest falls to later months
earned as (
    select
        *,
        date_diff('day', start_date, least(until_date, last_day(month))) + 1 as days_until,
        greatest(date_diff('day', start_date, month), 0) as days_before,
        (amount * 100)::hugeint as cents
    from months
),

final as (
    select
        contract_id, customer_id, month, is_amount_estimated, is_tax_included, false as is_undated,
        ((cents * days_until // count_days - cents * days_before // count_days)::decimal(18, 2) / 100)::decimal(18, 2)
            as amount
    from earned
    union all
    select contract_id, customer_id, null, is_amount_estimated, is_tax_included, true, amount
    from terms
    where count_days is null or count_days <= 0
)

select * from final
