-- One row per step of the feedback loop under a rule, R-33 to R-37 and R-40: when it was due and the verdict.
-- view
with

feedback as (
    select * from warehouse.feedback
),

knowledge_entries as (
    select distinct feedback_id from warehouse.knowledge_entries where feedback_id is not null
),

follow_up_steps as (
    select distinct feedback_id from warehouse.follow_up_steps
),

settings as (
    select value as assessed_classes from policy.settings where name = 'assessed_feedback_classes'
),

clock as (
    select * from policy.clock
),

-- an export that never records a step cannot show a late one
recorded as (
    select load_id, count(routed_at) > 0 as has_routing, count(assessed_at) > 0 as has_assessing
    from feedback
    group by load_id
),

received as (
    select
        feedback.*,
        recorded.* exclude (load_id),
        coalesce(result in ('done', 'not_adopted'), false) as is_settled,
        knowledge_entries.feedback_id is not null or knowledge_id is not null as has_lesson,
        follow_up_steps.feedback_id is not null or has_follow_up_plan as has_plan,
        contains('|' || assessed_classes || '|', '|' || feedback_class || '|') as is_to_assess,
        clock.ends_at as clock_at
    from feedback
    cross join settings
    cross join clock
    inner join recorded on feedback.load_id = recorded.load_id
    left join knowledge_entries on feedback.feedback_id = knowledge_entries.feedback_id
    left join follow_up_steps on feedback.feedback_id = follow_up_steps.feedback_id
    where submitted_at < clock.ends_at
),

-- a step without a time of its own, of feedback that is settled, was taken at some time unknown
steps as (
    select
        feedback_id, customer_id, feedback_class, 'R-33' as rule_code, submitted_at as start_at, routed_at as end_at,
        submitted_at + interval 24 hour as due_at, has_routing and not is_settled as is_open, false as is_proxy, clock_at
    from received
    union all
    select
        feedback_id, customer_id, feedback_class, 'R-36', coalesce(routed_at, submitted_at), assessed_at,
        coalesce(routed_at, submitted_at) + interval 48 hour,
        has_assessing and not is_settled and assessment is null, routed_at is null, clock_at
    from received
    where is_to_assess
),

timed as (
    select
        * exclude (start_at, end_at, is_open, clock_at),
        case
            when end_at < start_at then 'unknown'
            when end_at < clock_at then if(date_diff('second', due_at, end_at) < 60, 'met', 'missed')
            when not is_open then 'unknown'
            when due_at < clock_at then 'missed'
            else 'pending'
        end as verdict
    from steps
),

stated as (
    select
        feedback_id, customer_id, feedback_class, 'R-34' as rule_code, submitted_at as due_at, false as is_proxy,
        case when feedback_class is null or department is null then 'unknown'
            when feedback_class = department then 'met' else 'missed' end as verdict
    from received
    union all
    select
        feedback_id, customer_id, feedback_class, 'R-35', submitted_at, false,
        if(has_value_estimate and is_competitive is not null, 'met', 'missed')
    from received
    where feedback_class = 'sales'
    union all
    select
        feedback_id, customer_id, feedback_class, 'R-37', coalesce(assessed_at, submitted_at), assessed_at is null,
        case when assessment = 'low' then 'unknown' when has_plan then 'met' else 'missed' end
    from received
    where assessment is not null
    union all
    select
        feedback_id, customer_id, feedback_class, 'R-40', coalesce(completed_date::timestamp, submitted_at),
        completed_date is null,
        case when has_lesson then 'met'
            when not exists (select 1 from knowledge_entries) then 'unknown' else 'missed' end
    from received
    where result = 'done'
)

select * from timed
union all by name
select * from stated
