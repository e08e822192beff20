-- One row per service request.
with

service_requests as (
    select * from warehouse.service_requests
),

request_entitlements as (
    select * from metrics.request_entitlements
),

request_visits as (
    select * from metrics.request_visits
),

service_contracts as (
    select * from warehouse.service_contracts
),

orders as (
    select
        request_id,
        count(*)::integer as count_orders,
        sum(total_amount)::decimal(18, 2) as order_amount,
        sum(parts_amount)::decimal(18, 2) as parts_amount,
        sum(labour_amount)::decimal(18, 2) as labour_amount,
        sum(billed_hours) as billed_hours,
        bool_or(is_in_warranty) as is_in_warranty
    from metrics.order_totals
    group by request_id
),

-- each on its own scale: 45 of 60 is 75 %, and says nothing of a score of 3 of 5 (C-15)
surveys as (
    select
        request_id,
        max_by(total_score, surveyed_at) as total_score,
        max_by(coalesce(max_score, total_score_max), surveyed_at) as max_score
    from warehouse.surveys
    where request_id is not null and total_score is not null
    group by request_id
),

clock as (
    select * from policy.clock
),

final as (
    select
        service_requests.request_id,
        service_requests.customer_id,
        service_requests.customer_name,
        service_requests.asset_id,
        request_entitlements.contract_id,
        service_requests.severity,
        service_requests.priority,
        service_requests.status,
        service_requests.sub_status,
        request_entitlements.entitlement,
        coalesce(count_tasks, 0)::integer as count_tasks,
        coalesce(count_onsite_tasks, 0)::integer as count_onsite_tasks,
        coalesce(count_late_starts, 0)::integer as count_late_starts,
        coalesce(orders.count_orders, 0)::integer as count_orders,
        (date_diff('second', accepted_at, closed_at) // 60)::integer as close_elapsed_minutes,
        (worked_seconds / 3600)::double as worked_hours,
        orders.billed_hours::double as billed_hours,
        order_amount,
        parts_amount,
        labour_amount,
        surveys.total_score::double as satisfaction_score,
        surveys.max_score::double as satisfaction_max_score,
        (surveys.total_score / nullif(surveys.max_score, 0))::double as satisfaction_ratio,
        closed_at is not null and closed_at < clock.ends_at as is_closed,
        closed_at < clock.ends_at and count_onsite_tasks = 1
            and not regexp_matches(coalesce(sub_status, ''), '未解决|无法解决') as is_first_visit_fix,
        request_entitlements.is_in_warranty,
        -- in warranty by the asset's dates or the order's word, and charged all the same (C-21)
        coalesce(request_entitlements.is_in_warranty or orders.is_in_warranty, false) and coalesce(order_amount, 0) > 0
            as is_charged_in_warranty,
        coalesce(is_warranty_disputed, false) as is_warranty_disputed,
        service_contracts.signed_date > accepted_at::date as is_signed_late,
        accepted_at,
        first_onsite_at,
        closed_at,
        service_requests.source_file,
        service_requests.source_row
    from service_requests
    cross join clock
    left join request_entitlements on service_requests.request_id = request_entitlements.request_id
    left join request_visits on service_requests.request_id = request_visits.request_id
    left join service_contracts on request_entitlements.contract_id = service_contracts.contract_id
    left join orders on service_requests.request_id = orders.request_id
    left join surveys on service_requests.request_id = surveys.request_id
    where accepted_at < clock.ends_at or accepted_at is null
)

select * from final
