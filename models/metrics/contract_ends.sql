-- One row per signed contract: what kind of purchase it was, until when it ran, and whether it was renewed.
with

contracts as (
    select * from warehouse.contracts
),

settings as (
    select * from policy.settings
),

clock as (
    select * from policy.clock
),

signed as (
    select
        contract_id,
        customer_id,
        previous_contract_id,
        business_kind,
        amount,
        coalesce(signed_date, start_date) as signed_date,
        coalesce(start_date, signed_date) as start_date,
        if(status = 'terminated', coalesce(least(terminated_date, end_date), terminated_date), end_date)
            as end_date
    from contracts
    cross join clock
    where status is distinct from 'draft' and coalesce(signed_date, start_date) <= as_of
),

-- of contracts that do not say what they are: the first of a customer, the successor of another, else a purchase more
kinds as (
    select
        *,
        coalesce(
            business_kind,
            case
                when previous_contract_id is not null then 'renewal'
                when row_number() over (partition by customer_id order by signed_date, contract_id) = 1 then 'first'
                else 'repeat'
            end
        ) as kind
    from signed
),

named_renewals as (
    select previous_contract_id as contract_id, signed_date as renewed_date
    from kinds
    where previous_contract_id is not null
),

-- a renewal that names no contract renews the one of its customer that ends nearest to its start
nearest_renewals as (
    select ended.contract_id, renewal.signed_date as renewed_date
    from kinds as renewal
    inner join settings on settings.name = 'renewal_window_days'
    inner join kinds as ended
        on renewal.customer_id = ended.customer_id
        and renewal.contract_id <> ended.contract_id
        and abs(renewal.start_date - ended.end_date) <= settings.value::integer
    where renewal.business_kind = 'renewal' and renewal.previous_contract_id is null
    qualify row_number() over (
        partition by renewal.contract_id
        order by abs(renewal.start_date - ended.end_date), ended.contract_id
    ) = 1
),

renewals as (
    select contract_id, min(renewed_date) as renewed_date
    from (select * from named_renewals union all select * from nearest_renewals)
    group by contract_id
),

-- where no contract says what it is or what it follows, nobody can tell a renewal
final as (
    select
        kinds.* exclude (business_kind, previous_contract_id),
        renewals.renewed_date,
        if(
            exists (select 1 from signed where business_kind is not null or previous_contract_id is not null),
            renewals.contract_id is not null,
            null
        ) as is_renewed
    from kinds
    left join renewals on kinds.contract_id = renewals.contract_id
)

select * from final
