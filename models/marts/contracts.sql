-- One row per contract.
with

contracts as (
    select * from warehouse.contracts
),

clock as (
    select * from policy.clock
),

settings as (
    select value::integer as expiry_days from policy.settings where name = 'expiry_days'
),

contract_ends as (
    select * from metrics.contract_ends
),

successors as (
    select
        previous_contract_id as contract_id,
        arg_min(contract_id, {'day': coalesce(signed_date, start_date), 'id': contract_id}) as renewed_by_id
    from contracts
    cross join clock
    where previous_contract_id is not null
        and status is distinct from 'draft'
        and coalesce(signed_date, start_date) <= clock.as_of
    group by previous_contract_id
),

dated as (
    select
        contracts.*,
        successors.renewed_by_id,
        contract_ends.is_renewed,
        settings.expiry_days,
        clock.as_of,
        case
            when contracts.status = 'draft' then 'draft'
            when contracts.status = 'terminated' or contracts.terminated_date <= clock.as_of then 'ended'
            when contracts.start_date > clock.as_of then 'future'
            when contracts.is_open_ended then 'running'
            when contracts.end_date is null then 'unknown'
            when contracts.end_date < clock.as_of then 'ended'
            else 'running'
        end as coverage
    from contracts
    cross join settings
    cross join clock
    left join contract_ends on contracts.contract_id = contract_ends.contract_id
    left join successors on contracts.contract_id = successors.contract_id
),

judged as (
    select
        *,
        case
            when is_open_ended or end_date is null or coverage = 'draft' or status = 'terminated'
                or terminated_date < end_date then 'not_applicable'
            when is_renewed then 'renewed'
            when is_renewed is null then 'unknown'
            when end_date >= as_of then 'pending'
            else 'not_renewed'
        end as renewal_state,
        coverage = 'running' and not is_open_ended and end_date <= as_of + expiry_days as is_expiring
    from dated
),

final as (
    select
        contract_id,
        customer_id,
        customer_name,
        previous_contract_id,
        renewed_by_id,
        opportunity_id,
        owner_id,
        contract_type,
        business_kind,
        signing_entity,
        status,
        coverage,
        renewal_state,
        amount,
        if(is_expiring and renewal_state <> 'renewed', amount, null) as at_risk_amount,
        if(coverage = 'running' and end_date is not null, date_diff('day', as_of, end_date), null)::integer
            as days_to_end,
        is_amount_estimated,
        is_open_ended,
        coalesce(is_expiring, false) as is_expiring,
        signed_date,
        start_date,
        end_date,
        terminated_date,
        source_file,
        source_sheet,
        source_row
    from judged
)

select * from final
