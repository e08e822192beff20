-- One row per customer and stretch of days on which one of its contracts, or it, has a calendar of its own.
with

contracts as (
    select * from warehouse.contracts
),

customer_names as (
    select * from warehouse.customer_names
),

calendars as (
    select * from warehouse.calendars
),

scopes as (
    select calendar_scopes.*, calendars.calendar_no
    from policy.calendar_scopes
    inner join calendars on calendar_scopes.calendar = calendars.calendar
),

-- a contract's calendar is for its customer while the contract runs; that of a contract goes before the customer's
named as (
    select
        contracts.customer_id,
        contracts.customer_key,
        'contract' as scope,
        1 as rank,
        value,
        calendar_no,
        greatest(valid_from, contracts.start_date) as valid_from,
        least(valid_to, contracts.end_date) as valid_to
    from scopes
    inner join contracts on scopes.value = contracts.contract_id
    where scope = 'contract'
    union all
    select
        coalesce(customer_names.customer_id, if(customer_names.customer_key is null, value, null)),
        scopes.customer_key,
        'customer',
        2,
        value,
        calendar_no,
        valid_from,
        valid_to
    from scopes
    left join customer_names on scopes.customer_key = customer_names.customer_key
    where scope = 'customer'
),

rules as (
    select
        * replace (
            coalesce(valid_from, date '0001-01-01') as valid_from,
            coalesce(valid_to, date '9999-12-30') as valid_to
        ),
        coalesce('id ' || customer_id, 'name ' || customer_key) as customer
    from named
),

turns as (
    select customer, valid_from as valid_from from rules
    union
    select customer, valid_to + 1 from rules
),

stretches as (
    select customer, valid_from, lead(valid_from) over (partition by customer order by valid_from) - 1 as valid_to
    from turns
),

-- of two contracts the one that began later, so that no ticket has two calendars
final as (
    select
        rules.customer_id,
        rules.customer_key,
        rules.scope,
        rules.calendar_no,
        stretches.valid_from,
        stretches.valid_to
    from stretches
    inner join rules
        on stretches.customer = rules.customer
        and stretches.valid_from >= rules.valid_from
        and stretches.valid_to <= rules.valid_to
    qualify row_number() over (
        partition by stretches.customer, stretches.valid_from
        order by rules.rank, rules.valid_from desc, rules.value
    ) = 1
)

select * from final
