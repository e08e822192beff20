-- 每份映射读了多少行、隔离与忽略了多少 | what each mapping read, quarantined and ignored
select
    mapping,
    entity,
    sum(rows_read)::integer as rows_read,
    sum(rows_accepted)::integer as rows_accepted,
    sum(rows_quarantined)::integer as rows_quarantined,
    sum(rows_ignored)::integer as rows_ignored,
    sum(columns_dropped)::integer as columns_dropped,
    round(sum(rows_quarantined) / sum(rows_read), 4) as quarantined_ratio
from marts.loads
group by mapping, entity
order by rows_quarantined desc, mapping, entity
