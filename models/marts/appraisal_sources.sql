-- One row per fact of appraisal: how it adds up, and when what it is read from was last exported.
-- view
with

loads as (
    select * from ledger.loads
),

facts as (
    select * from (values
        ('rating', 'mean', ['ratings']),
        ('case_on_time', 'mean', ['tickets', 'ticket_events']),
        ('owned_on_time', 'mean', ['tickets', 'ticket_events']),
        ('cases_resolved', 'sum', ['tickets', 'ticket_events']),
        ('resolution_hours', 'mean', ['tickets', 'ticket_events']),
        ('satisfaction', 'mean', ['tickets', 'ticket_events', 'surveys']),
        ('incubated_amount', 'sum', ['opportunities']),
        ('incubated_count', 'sum', ['opportunities']),
        ('won_amount', 'sum', ['opportunities']),
        ('product_sales', 'sum', ['service_product_sales']),
        ('relationship_uplift', 'mean', ['key_person_scores']),
        ('utilisation', 'mean', ['timesheets']),
        ('violations', 'sum', ['violations']),
        ('knowledge', 'sum', ['knowledge_entries']),
        ('patterns_known', 'mean', ['behaviour_patterns']),
        ('project_on_time', 'mean', ['delivery_projects']),
        ('project_quality', 'mean', ['delivery_projects']),
        ('project_receipts', 'mean', ['payments']),
        ('project_profit', 'mean', ['delivery_projects'])
    ) as fact (fact, kind, entities)
),

final as (
    select facts.fact, facts.kind, max(loads.exported_at)::date as exported_date
    from facts
    left join loads on list_contains(facts.entities, loads.entity)
    group by facts.fact, facts.kind
)

select * from final
