-- One row per customer.
with

listed as (
    select * from warehouse.customers
),

contracts as (
    select * from marts.contracts where coverage <> 'draft'
),

opportunities as (
    select * from marts.opportunities where status is distinct from 'void'
),

tickets as (
    select * from marts.tickets
),

purchases as (
    select * from metrics.customer_purchases
),

key_account_classes as (
    select key_account_classes.*
    from warehouse.key_account_classes
    cross join policy.clock
    where clock.as_of >= valid_from and clock.as_of < valid_to
),

major_accounts as (
    select
        customer_names.customer_id,
        bool_or(
            clock.as_of >= coalesce(major_accounts.valid_from, date '0001-01-01')
            and clock.as_of <= coalesce(major_accounts.valid_to, date '9999-12-31')
        ) as is_major_account
    from policy.major_accounts
    inner join warehouse.customer_names on major_accounts.customer_key = customer_names.customer_key
    cross join policy.clock
    group by customer_names.customer_id
),

tiers as (
    select * from policy.customer_tiers
    cross join policy.clock
    where clock.as_of >= coalesce(valid_from, date '0001-01-01')
        and clock.as_of <= coalesce(valid_to, date '9999-12-31')
),

contract_sums as (
    select
        customer_id,
        min(customer_name) as customer_name,
        count(*)::integer as count_contracts,
        count(*) filter (where coverage = 'running')::integer as count_running,
        count(*) filter (where is_expiring and renewal_state <> 'renewed') as count_at_risk,
        sum(amount) as contract_amount,
        sum(at_risk_amount) as at_risk_amount,
        min(signed_date) as first_signed_date,
        max(signed_date) as last_signed_date,
        min(end_date) filter (where coverage = 'running') as next_end_date
    from contracts
    where customer_id is not null
    group by customer_id
),

opportunity_sums as (
    select
        customer_id,
        min(customer_name) as customer_name,
        count(*)::integer as count_opportunities,
        count(*) filter (where status = 'open')::integer as count_open_opportunities,
        count(*) filter (where basis = 'sourced' and incubated_at is not null)::integer as count_incubated,
        count(*) filter (where basis = 'sourced' and status = 'won') as count_sourced_won,
        count(*) filter (where status = 'won') as count_won,
        sum(amount) filter (where status = 'open') as open_amount,
        sum(amount) filter (where basis = 'sourced' and incubated_at is not null) as incubated_amount,
        sum(won_amount) filter (where basis = 'sourced') as sourced_won_amount,
        sum(won_amount) as won_amount
    from opportunities
    where customer_id is not null
    group by customer_id
),

ticket_sums as (
    select
        customer_id,
        min(customer_name) as customer_name,
        count(*)::integer as count_tickets,
        count(*) filter (where status in ('open', 'overdue'))::integer as count_open_tickets,
        count(*) filter (where status in ('open', 'overdue') and resolution_verdict = 'missed')::integer
            as count_overdue_tickets
    from tickets
    where customer_id is not null and status is distinct from 'void'
    group by customer_id
),

known as (
    select customer_id from listed
    union
    select customer_id from contract_sums
    union
    select customer_id from opportunity_sums
    union
    select customer_id from ticket_sums
),

inferred as (
    select known.customer_id, arg_max(tiers.customer_tier, tiers.min_amount) as customer_tier
    from known
    inner join purchases on known.customer_id = purchases.customer_id
    inner join tiers on purchases.purchase_amount >= tiers.min_amount
    group by known.customer_id
),

-- nothing of a kind is zero where that kind is loaded, and unknown where it is not
loaded as (
    select
        if(exists (select 1 from contracts), 0, null) as no_contract,
        if(exists (select 1 from opportunities), 0, null) as no_opportunity,
        if(exists (select 1 from opportunities where is_service_born is not null), 0, null) as no_origin
),

final as (
    select
        known.customer_id,
        coalesce(listed.customer_name, contract_sums.customer_name, opportunity_sums.customer_name,
            ticket_sums.customer_name) as customer_name,
        listed.parent_customer_id,
        listed.customer_type,
        listed.industry,
        listed.customer_size,
        coalesce(listed.customer_tier, inferred.customer_tier) as customer_tier,
        case
            when listed.customer_tier is not null then 'recorded'
            when inferred.customer_tier is not null then 'inferred'
        end as tier_basis,
        key_account_classes.key_account_class,
        key_account_classes.basis as key_account_basis,
        listed.service_centre,
        listed.region,
        listed.status,
        listed.account_manager_id,
        listed.success_manager_id,
        case
            when listed.customer_id is not null then 'list'
            when starts_with(known.customer_id, 'name:') then 'name'
            else 'id'
        end as identity_basis,
        purchases.purchase_amount,
        if(coalesce(count_contracts, 0) = 0, no_contract, contract_sums.contract_amount)::decimal(18, 2)
            as contract_amount,
        if(coalesce(count_at_risk, 0) = 0, no_contract, contract_sums.at_risk_amount)::decimal(18, 2)
            as at_risk_amount,
        if(coalesce(count_open_opportunities, 0) = 0, no_opportunity, opportunity_sums.open_amount)::decimal(18, 2)
            as open_amount,
        if(coalesce(count_incubated, 0) = 0, no_origin, opportunity_sums.incubated_amount)::decimal(18, 2)
            as incubated_amount,
        if(coalesce(count_sourced_won, 0) = 0, no_origin, opportunity_sums.sourced_won_amount)::decimal(18, 2)
            as sourced_won_amount,
        if(coalesce(count_won, 0) = 0, no_opportunity, opportunity_sums.won_amount)::decimal(18, 2)
            as won_amount,
        coalesce(contract_sums.count_contracts, 0) as count_contracts,
        coalesce(contract_sums.count_running, 0) as count_running,
        coalesce(opportunity_sums.count_opportunities, 0) as count_opportunities,
        coalesce(opportunity_sums.count_open_opportunities, 0) as count_open_opportunities,
        coalesce(opportunity_sums.count_incubated, 0) as count_incubated,
        coalesce(ticket_sums.count_tickets, 0) as count_tickets,
        coalesce(ticket_sums.count_open_tickets, 0) as count_open_tickets,
        coalesce(ticket_sums.count_overdue_tickets, 0) as count_overdue_tickets,
        key_account_classes.is_key_account,
        coalesce(major_accounts.is_major_account, listed.is_major_account) as is_major_account,
        nullif(key_account_classes.valid_from, date '0001-01-01') as key_account_since,
        contract_sums.first_signed_date,
        contract_sums.last_signed_date,
        contract_sums.next_end_date,
        listed.source_file,
        listed.source_sheet,
        listed.source_row
    from known
    cross join loaded
    left join listed on known.customer_id = listed.customer_id
    left join contract_sums on known.customer_id = contract_sums.customer_id
    left join opportunity_sums on known.customer_id = opportunity_sums.customer_id
    left join ticket_sums on known.customer_id = ticket_sums.customer_id
    left join purchases on known.customer_id = purchases.customer_id
    left join inferred on known.customer_id = inferred.customer_id
    left join key_account_classes on known.customer_id = key_account_classes.customer_id
    left join major_accounts on known.customer_id = major_accounts.customer_id
)

select * from final
