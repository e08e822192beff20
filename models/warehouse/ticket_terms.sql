-- One row per ticket with a special term of its contract or customer: the limits it sets instead of its level's (A-06).
with

tickets as (
    select * from warehouse.tickets_seen
),

contracts as (
    select * from warehouse.contracts
),

calendars as (
    select * from warehouse.calendars
),

terms as (
    select
        special_terms.*
        replace (
            coalesce(valid_from, date '0001-01-01') as valid_from,
            coalesce(valid_to, date '9999-12-31') as valid_to
        ),
        calendar_no
    from policy.special_terms
    left join calendars on special_terms.calendar = calendars.calendar
),

-- a contract's term is for its customer's tickets that name no contract, too, while the contract runs
by_customer as (
    select
        terms.* replace (
            greatest(valid_from, contracts.start_date) as valid_from,
            least(valid_to, contracts.end_date) as valid_to
        ),
        contracts.customer_id
    from terms
    inner join contracts on terms.value = contracts.contract_id
    where terms.scope = 'contract' and contracts.customer_id is not null
),

-- the nearer scope goes first, then what is for the level before what is for all
fitting as (
    select version, terms.*, 0 as rank
    from terms
    inner join tickets on terms.value = tickets.contract_id
    where scope = 'contract' and submitted_at::date between valid_from and valid_to
        and coalesce(terms.level, target_level) is not distinct from target_level
    union all
    select version, by_customer.* exclude (customer_id), 2
    from by_customer
    inner join tickets on by_customer.customer_id = tickets.customer_id
    where contract_id is null and submitted_at::date between valid_from and valid_to
        and coalesce(by_customer.level, target_level) is not distinct from target_level
    union all
    select version, terms.*, 4
    from terms
    inner join tickets on terms.value = tickets.customer_id
    where scope = 'customer' and submitted_at::date between valid_from and valid_to
        and coalesce(terms.level, target_level) is not distinct from target_level
    union all
    select version, terms.*, 4
    from terms
    inner join tickets on terms.customer_key = tickets.customer_key
    where scope = 'customer' and submitted_at::date between valid_from and valid_to
        and coalesce(terms.level, target_level) is not distinct from target_level
),

ranked as (
    select * replace (rank * 2 + if(level is null, 1, 0) as rank) from fitting
),

final as (
    select
        version,
        arg_min(scope, (rank, value)) as scope,
        arg_min(value, (rank, value)) as term,
        arg_min(basis, (rank, value)) filter (where basis is not null) as basis,
        arg_min(calendar_no, (rank, value)) filter (where calendar_no is not null) as calendar_no,
        arg_min(limit_minutes, (rank, value)) filter (where measure = 'acknowledge') as acknowledge_limit_minutes,
        arg_min(limit_minutes, (rank, value)) filter (where measure = 'response') as response_limit_minutes,
        arg_min(limit_minutes, (rank, value)) filter (where measure = 'resolution') as resolution_limit_minutes,
        arg_min(scope, (rank, value)) filter (where measure = 'response') as response_scope,
        arg_min(scope, (rank, value)) filter (where measure = 'resolution') as resolution_scope,
        arg_min(source_text, (rank, value)) as source_text
    from ranked
    group by version
)

select * from final
