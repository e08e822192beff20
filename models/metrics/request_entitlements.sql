-- One row per service request: what it was entitled to when it came, by contract, else by warranty (R-60).
-- view
with

service_requests as (
    select * from warehouse.service_requests
),

service_contracts as (
    select * from warehouse.service_contracts
),

assets as (
    select * from warehouse.assets
),

asset_coverages as (
    select * from warehouse.asset_coverages
),

named as (
    select request_id, accepted_at, contract_id, 0 as rank from service_requests where contract_id is not null
    union all
    select service_requests.request_id, accepted_at, asset_coverages.contract_id, 1
    from service_requests
    inner join asset_coverages on service_requests.asset_id = asset_coverages.asset_id
    where asset_coverages.contract_id is not null
        and accepted_at >= coalesce(asset_coverages.start_at, timestamp '0001-01-01')
        and accepted_at <= coalesce(asset_coverages.end_at, timestamp '9999-12-31')
),

-- by the dates covered, whatever date the contract's number bears (C-23)
contracted as (
    select named.request_id, min_by(named.contract_id, {'rank': rank, 'contract_id': named.contract_id}) as contract_id
    from named
    inner join service_contracts on named.contract_id = service_contracts.contract_id
    where accepted_at >= coalesce(service_contracts.start_at, timestamp '0001-01-01')
        and accepted_at <= coalesce(service_contracts.end_at, timestamp '9999-12-31')
    group by named.request_id
),

warranties as (
    select asset_id, warranty_start_at as start_at, warranty_end_at as end_at
    from assets
    where warranty_end_at is not null
    union all
    select asset_id, start_at, end_at from asset_coverages where contract_id is null and end_at is not null
),

warranted as (
    select
        service_requests.request_id,
        bool_or(
            accepted_at >= coalesce(warranties.start_at, timestamp '0001-01-01') and accepted_at <= warranties.end_at
        ) as is_in_warranty
    from service_requests
    inner join warranties on service_requests.asset_id = warranties.asset_id
    group by service_requests.request_id
),

final as (
    select
        service_requests.request_id,
        contracted.contract_id,
        coalesce(warranted.is_in_warranty, service_requests.is_in_warranty) as is_in_warranty,
        warranted.is_in_warranty <> service_requests.is_in_warranty as is_warranty_disputed,
        case
            when contracted.contract_id is not null then 'contract'
            when coalesce(warranted.is_in_warranty, service_requests.is_in_warranty) then 'in_warranty'
            when coalesce(warranted.is_in_warranty, service_requests.is_in_warranty) is false then 'out_of_warranty'
            else 'unknown'
        end as entitlement
    from service_requests
    left join contracted on service_requests.request_id = contracted.request_id
    left join warranted on service_requests.request_id = warranted.request_id
)

select * from final
