-- One row per customer and quarter with a health form: what it records, and who scored the relationship.
-- view
with

health_assessments as (
    select * from warehouse.health_assessments
),

final as (
    select
        * exclude (record_key, load_id),
        make_date(left(period, 4)::integer, right(period, 1)::integer * 3 - 2, 1) as period_start
    from health_assessments
    where regexp_full_match(period, '\d{4}Q[1-4]') and customer_id is not null
    qualify row_number() over (partition by customer_id, period order by load_rank desc, source_row desc) = 1
)

select * from final
