-- One row per day that the company's own calendar covers: whether anyone works on it.
-- view
with

final as (
    select null::date as date, null::boolean as is_working where false
)

select * from final
