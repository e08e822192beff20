-- One row per person, period, post and KPI of the post's scheme: its value, its score by the rule, or why it has none.
with

posts as (
    select * from marts.appraisal_posts
),

schemes as (
    select * from marts.appraisal_schemes
),

periods as (
    select * from marts.appraisal_periods
),

-- periods are whole months
months as (
    select
        person_id,
        date_trunc('month', fact_date)::date as month,
        coalesce(role, '') as role,
        fact,
        period_grain,
        sum(numerator::decimal(18, 6)) as numerator,
        sum(denominator::decimal(18, 6)) as denominator,
        count_if(state = 'counted') as count_evidence,
        count_if(state = 'unknown') as count_unknown,
        max(reason) as reason,
        min(fact_date) as first_date
    from marts.appraisal_evidence
    where state <> 'excluded'
    group by all
),

-- nothing on record before a source's first record is not nothing done
firsts as (
    select fact, min(first_date) as first_date from months group by fact
),

bands as (
    select kpi_code, list({'from_value': from_value, 'score': score} order by from_value desc) as bands
    from policy.kpi_bands
    group by kpi_code
),

settings as (
    select value::double as least_known from policy.settings where name = 'provisional_coverage'
),

facts as (
    select
        months.person_id,
        periods.period_grain,
        periods.period_start,
        months.role,
        months.fact,
        sum(numerator) as numerator,
        sum(denominator) as denominator,
        sum(count_evidence)::bigint as count_evidence,
        sum(count_unknown)::bigint as count_unknown,
        max(reason) as reason
    from months
    inner join periods
        on months.month between periods.period_start and periods.period_end
    where months.period_grain in ('', periods.period_grain)
    group by all
),

measured as (
    select
        posts.* exclude (last_from_date, months, unit),
        schemes.* exclude (period_grain, period_start, role, target),
        bands.bands,
        kind = 'mean' or coalesce(first_date < posts.period_start + to_months(posts.months), false) as is_begun,
        coalesce(facts.count_evidence, 0) as count_evidence,
        coalesce(facts.count_unknown, 0) as count_unknown,
        facts.reason as fact_reason,
        facts.denominator,
        (target * if(is_prorated, post_days / period_days, 1))::double as target,
        (case
            when kind = 'sum' then coalesce(facts.numerator, 0)
            else facts.numerator / nullif(facts.denominator, 0)
        end)::double as measured_value
    from posts
    inner join schemes
        on posts.period_grain = schemes.period_grain
        and posts.period_start = schemes.period_start
        and posts.role = schemes.role
    left join bands on schemes.kpi_code = bands.kpi_code
    left join firsts on schemes.fact = firsts.fact
    left join facts
        on posts.person_id = facts.person_id
        and posts.period_grain = facts.period_grain
        and posts.period_start = facts.period_start
        and posts.role = facts.role
        and schemes.fact = facts.fact
),

judged as (
    select
        *,
        case
            when exported_date is null or exported_date < period_start or not is_begun then 'no_source'
            when count_unknown > 0 and count_evidence < least_known * (count_evidence + count_unknown) then 'unknown'
            when kind = 'mean' and count_evidence = 0 then 'no_facts'
            when count_evidence < min_count then 'too_few'
            when measured_value is null then 'unknown'
            when rule in ('deduction', 'linear', 'threshold', 'veto') and target is null then 'no_target'
            when rule = 'linear' and target <= 0 then 'no_target'
            when rule = 'band' and bands is null then 'no_target'
            else 'scored'
        end as status
    from measured
    cross join settings
),

-- points of 100 before cap and floor; a shortfall takes points off for every whole step of it
ruled as (
    select
        *,
        if(status in ('no_source', 'no_facts', 'too_few', 'unknown'), null, measured_value) as raw_value,
        if(direction = 'up', target - measured_value, measured_value - target) as shortfall,
        case rule
            when 'band'
                then coalesce(list_filter(bands, lambda band : band.from_value <= measured_value)[1].score, floor)
            when 'deduction' then cap - floor(greatest(shortfall, 0) / step + 1e-9) * points_per_step
            when 'linear' then
                case
                    when direction = 'up' then measured_value / target
                    when measured_value <= 0 then 2
                    else target / measured_value
                end * 100
            else if(shortfall > 1e-9, floor, cap)
        end as points
    from judged
),

final as (
    select
        person_id,
        period_grain,
        period_start,
        period,
        unit_id,
        role,
        kpi_code,
        fact,
        rule,
        direction,
        status,
        if(status in ('unknown', 'no_facts'), fact_reason, null) as reason,
        raw_value,
        target,
        weight::double as weight,
        cap::double as cap,
        floor::double as floor,
        if(status = 'scored', least(greatest(round(points, 4), floor), cap), null)::double as score,
        (count_evidence / nullif(count_evidence + count_unknown, 0))::double as coverage_ratio,
        count_evidence::integer as count_evidence,
        count_unknown::integer as count_unknown,
        post_days,
        present_days,
        period_days,
        coalesce(status = 'scored' and rule = 'veto' and shortfall > 1e-9, false) as is_vetoing,
        is_example,
        is_ended
    from ruled
)

select * from final
