-- One row per order of parts and labour that stands: what its lines come to, and the total that counts (M-47, A-47).
with

service_orders as (
    select * from warehouse.service_orders
),

service_order_lines as (
    select * from warehouse.service_order_lines
),

void_statuses as (
    select unnest(string_split(value, '|')) as status from policy.settings where name = 'void_order_statuses'
),

total_basis as (
    select value from policy.settings where name = 'order_total_basis'
),

lines as (
    select
        order_id,
        coalesce(sum(amount) filter (where line_kind = 'part'), 0)::decimal(18, 2) as parts_amount,
        coalesce(sum(amount) filter (where line_kind = 'labour'), 0)::decimal(18, 2) as labour_amount,
        sum(amount) filter (where line_kind = 'rounding')::decimal(18, 2) as rounding_amount,
        sum(quantity) filter (where line_kind = 'labour')::decimal(18, 4) as billed_hours,
        count(*) filter (where line_kind <> 'rounding') as count_lines,
        count(*) filter (where amount is null or is_amount_estimated) as count_unpriced,
        count(*) filter (where abs(round(quantity * unit_price_amount, 2) - amount) >= 0.005) as count_odd_lines
    from service_order_lines
    group by order_id
),

standing as (
    select * from service_orders
    where coalesce(status, '') not in (select status from void_statuses)
        and coalesce(review_status, '') not in (select status from void_statuses)
),

summed as (
    select
        standing.* exclude (rounding_amount, total_amount),
        if(standing.is_total_amount_estimated, null, standing.total_amount) as total_amount,
        coalesce(lines.rounding_amount, standing.rounding_amount) as rounding_amount,
        case when count_lines > 0 and count_unpriced = 0 then lines.parts_amount end as parts_amount,
        case when count_lines > 0 and count_unpriced = 0 then lines.labour_amount end as labour_amount,
        lines.billed_hours,
        coalesce(lines.count_lines, 0) as count_lines,
        coalesce(lines.count_odd_lines, 0) as count_odd_lines
    from standing
    left join lines on standing.order_id = lines.order_id
),

expected as (
    select
        *,
        parts_amount + labour_amount as lines_amount,
        (parts_amount + labour_amount + coalesce(rounding_amount, 0))::decimal(18, 2) as expected_amount
    from summed
),

final as (
    select
        expected.* exclude (total_amount),
        total_amount as recorded_total_amount,
        case
            when total_basis.value = 'lines' then coalesce(expected_amount, total_amount)
            else coalesce(total_amount, expected_amount)
        end as total_amount,
        case
            when coalesce(total_amount, expected_amount) is null then 'no_total'
            when expected_amount is null then 'no_lines'
            when total_amount is null then 'from_lines'
            when abs(expected_amount - total_amount) > 0.005 then 'differs'
            when rounding_amount <= -1 or rounding_amount > 0 then 'odd_rounding'
            else 'agrees'
        end as total_check
    from expected
    cross join total_basis
)

select * from final
