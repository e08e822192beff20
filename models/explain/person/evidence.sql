-- The records behind the newest of the person's shortest periods that has any.
with

records as (
    select * from marts.appraisal_records where person_id = $id and is_apart
),

newest as (
    select max(period_start) as period_start from records
),

final as (
    select kpi_code, fact_date, record_id, state, reason, share, numerator, denominator, source_file, source_row
    from records
    inner join newest on records.period_start = newest.period_start
    order by kpi_code, fact_date, record_id, source_row
)

select * from final
