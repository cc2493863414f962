// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/FieldSets.h"

namespace casewright::alerts {
namespace {

// Names and types of the Elastic Common Schema 9.4.0 (with what only 8.11 has: pgid), and of the alerts of Kibana 9.
constexpr FieldSet Sets[] = {
    {"as", "number:long organization{name+text}"},
    {"code_signature", R"(
        digest_algorithm exists:boolean flags signing_id status subject_name team_id thumbprint_sha256
        timestamp:date trusted:boolean valid:boolean)"},
    {"geo", R"(
        city_name continent_code continent_name country_iso_code country_name location:geo_point name postal_code
        region_iso_code region_name timezone)"},
    {"group", "domain id name"},
    {"hash", "cdhash md5 sha1 sha256 sha384 sha512 ssdeep tlsh"},
    {"interface", "alias id name"},
    {"os", "family full+text kernel name+text platform type version"},
    {"risk", R"(
        calculated_level calculated_score|calculated_score_norm:float static_level
        static_score|static_score_norm:float)"},
    {"vlan", "id name"},
    {"technique", "id name+text reference subtechnique{id name+text reference}"},

    // What is in programs and libraries
    {"imports", R"(
        go_import_hash go_imports:flattened go_imports_names_entropy|go_imports_names_var_entropy:long
        go_stripped:boolean import_hash imports:flattened imports_names_entropy|imports_names_var_entropy:long)"},
    {"section", "entropy:long name physical_size:long var_entropy:long virtual_size:long"},
    {"elf", R"(
        <imports> architecture byte_order cpu_type creation_date:date exports:flattened
        header{abi_version class data entrypoint:long object_version os_abi type version}
        sections:nested{<section> chi2:long flags physical_offset type virtual_address:long}
        segments:nested{sections type} shared_libraries telfhash)"},
    {"macho", "<imports> sections:nested{<section>} symhash"},
    {"pe", R"(
        <imports> architecture company description file_version imphash original_file_name pehash product
        sections:nested{<section>})"},
    {"binary", "elf{<elf>} macho{<macho>} pe{<pe>}"},
    {"x509_name", "common_name country distinguished_name locality organization organizational_unit state_or_province"},
    {"x509", R"(
        alternative_names issuer|subject{<x509_name>} not_after|not_before:date public_key_algorithm public_key_curve
        public_key_exponent|public_key_size:long serial_number signature_algorithm version_number)"},

    // Who: users, hosts, services, clouds, and what they are to each other
    {"relation", "entity{id} host|service{id name} user{domain email id name}"},
    {"entity", R"(
        attributes{known_redirects managed|mfa_enabled:boolean oauth_consent_restriction permissions storage_class}
        behavior:object display_name+text id last_seen_timestamp:date lifecycle{last_activity:date} metrics:object
        name+text raw:object reference relationships{administers|depends_on|owns|supervises{<relation>}} source
        sub_type type)"},
    {"account", "domain email full_name+text group{<group>} hash id name+text roles"},
    {"user", "<account> entity{<entity>} risk{<risk>}"},
    {"host", R"(
        architecture boot{id} cpu{usage:scaled_float} disk{read|write{bytes:long}} domain entity{<entity>} geo{<geo>}
        hostname id ip:ip mac name network{egress|ingress{bytes:long packets:long}} os{<os>} pid_ns_ino risk{<risk>}
        type uptime:long)"},
    {"service", "address entity{<entity>} environment ephemeral_id id name node{name role roles} state type version"},
    {"cloud", R"(
        account{id name} availability_zone entity{<entity>} instance{id name} machine{type} project{id name} provider
        region service{name})"},
    {"endpoint", R"(
        address as{<as>} bytes:long domain geo{<geo>} ip:ip mac nat{ip:ip port:long} packets:long port:long
        registered_domain subdomain top_level_domain user{<account>})"},
    {"observer_side", "interface{<interface>} vlan{<vlan>} zone"},

    // Files, processes, addresses of pages
    {"file", R"(
        accessed:date attributes code_signature{<code_signature>} created:date ctime:date device directory drive_letter
        elf{<elf>} extension fork_name gid group hash{<hash>} inode mime_type mode mtime:date name
        origin_referrer_url origin_url owner path+text pe{<pe>} size:long target_path+text type uid x509{<x509>})"},
    {"url", R"(
        domain extension fragment full:wildcard+text original:wildcard+text password path:wildcard port:long query
        registered_domain scheme subdomain top_level_domain username)"},
    {"registry", "data{bytes strings:wildcard type} hive key path value"},
    {"process_id", "entity_id pid:long start:date vpid:long"},
    {"process_user", "id name+text"},
    {"process_group", "id name"},
    {"process_owner", R"(
        group|real_group|saved_group|supplemental_groups{<process_group>}
        real_user|saved_user|user{<process_user>})"},
    {"process_line", R"(
        <process_id> <process_owner> args args_count:long command_line:wildcard+text executable+text
        interactive:boolean name+text tty:object{char_device{major:long minor:long}} working_directory+text)"},
    {"process_leader", "<process_line> same_as_process:boolean"},
    {"process_full", R"(
        <process_line> <process_binary> end:date exit_code:long pgid:long
        thread{capabilities{effective permitted} id:long name} title+text uptime:long)"},
    {"process_binary", "<binary> code_signature{<code_signature>} hash{<hash>}"},
    {"process_before_leader", "<process_id> session_leader{<process_id>}"},
    {"process", R"(
        <process_full> env_vars
        entry_leader{
            <process_leader> attested_groups{name} attested_user{<process_user>} entry_meta{source{ip:ip} type}
            parent{<process_before_leader>}}
        group_leader{<process_leader>}
        io:object{
            bytes_skipped:object{length:long offset:long} max_bytes_per_process_exceeded:boolean text:wildcard
            total_bytes_captured|total_bytes_skipped:long type}
        parent{<process_full> group_leader{<process_id>}}
        previous{args args_count:long executable+text}
        session_leader{<process_leader> parent{<process_before_leader>}}
        tty{columns|rows:long})"},

    // Threats
    {"indicator", R"(
        as{<as>} confidence description email{address} file{<file>} first_seen:date geo{<geo>} ip:ip last_seen:date
        marking{tlp tlp_version} modified_at:date name port:long provider reference registry{<registry>}
        scanner_stats:long sightings:long type url{<url>} x509{<x509>})"},
    {"matched", "atomic field id index occurred:date type"},
    {"threat", R"(
        enrichments:nested{indicator:object{<indicator>} matched{<matched>}}
        feed{dashboard_id description name reference} framework group{alias id name reference}
        indicator{<indicator> id} software{alias id name platforms reference type} tactic{id name reference}
        technique{<technique>})"},
    {"tls_side", R"(
        certificate certificate_chain hash{md5 sha1 sha256} issuer not_after|not_before:date subject x509{<x509>})"},

    {"event", R"(
        action agent_id_status category code created:date dataset duration:long end:date hash id ingested:date kind
        module original outcome provider reason reference risk_score|risk_score_norm:float sequence|severity:long
        start:date timezone type url)"},
    {"gen_ai", R"(
        agent{description id name} operation{name} output{type}
        request{choice{count:integer} encoding_formats|stop_sequences:nested max_tokens|seed:integer model
            frequency_penalty|presence_penalty|temperature|top_k|top_p:double}
        response{finish_reasons:nested id model} system token{type} tool{call{id} name type}
        usage{input_tokens|output_tokens:integer})"},

    // The keys of labels are anybody's, their values are keywords: as in a flattened field.
    {"ecs", R"(
        @timestamp:date labels:flattened message:match_only_text tags
        agent{build{original} ephemeral_id id name type version}
        client|destination|server|source{<endpoint>}
        cloud{<cloud> origin|target{<cloud>}}
        container{
            cpu|memory{usage:scaled_float} disk{read|write{bytes:long}} id image{hash{all} name tag} labels:flattened
            name network{egress|ingress{bytes:long}} runtime security_context{privileged:boolean}}
        data_stream{dataset|namespace|type:constant_keyword}
        device{id manufacturer model{identifier name} product|vendor{id name} serial_number type}
        dll{code_signature{<code_signature>} hash{<hash>} name origin_referrer_url origin_url path pe{<pe>}}
        dns{
            answers:object{class data name ttl:long type} header_flags id op_code
            question{class name registered_domain subdomain top_level_domain type} resolved_ip:ip response_code type}
        ecs{version}
        email{
            attachments:nested{file{extension hash{<hash>} mime_type name size:long}}
            bcc|cc|from|reply_to|sender|to{address} content_type delivery_timestamp|origination_timestamp:date
            direction local_id message_id:wildcard subject+text x_mailer}
        entity{<entity> target{<entity>}}
        error{code id message:match_only_text stack_trace:wildcard+text type}
        event{<event>}
        faas{coldstart:boolean execution id name trigger{request_id type} version}
        file{<file> macho{<macho>}}
        gen_ai{<gen_ai>}
        group{<group>}
        host{<host> target{<host>}}
        http{
            request{body{bytes:long content:wildcard+text} bytes:long id method mime_type referrer}
            response{body{bytes:long content:wildcard+text} bytes:long mime_type status_code:long} version}
        log{
            file{path} level logger origin{file{line:long name} function}
            syslog:object{
                appname facility|severity{code:long name} hostname msgid priority:long procid
                structured_data:flattened version}}
        network{
            application bytes|packets:long community_id direction forwarded_ip:ip iana_number
            inner:object{vlan{<vlan>}} name protocol transport type vlan{<vlan>}}
        observer{
            egress|ingress:object{<observer_side>} geo{<geo>} hostname ip:ip mac name os{<os>} product serial_number
            type vendor version}
        orchestrator{
            api_version cluster{id name url version} entity{<entity>} namespace organization
            resource{annotation id ip:ip label name parent{type} type} type}
        organization{id name+text}
        package{
            architecture build_version checksum description install_scope installed:date license name path reference
            size:long type version}
        process{<process>}
        registry{<registry>}
        related{hash hosts ip:ip user}
        rule{author category description id license name reference ruleset uuid version}
        service{<service> origin|target{<service>}}
        span|trace|transaction{id}
        threat{<threat>}
        tls{
            cipher client{<tls_side> ja3 server_name supported_ciphers} curve established:boolean next_protocol
            resumed:boolean server{<tls_side> ja3s} version version_protocol}
        url{<url>}
        user{<user> changes|effective|target{<user>}}
        user_agent{device{name} name original+text os{<os>} version}
        volume{
            bus_type default_access device_name device_type dos_name file_system_type mount_name nt_name product_id
            product_name removable|writable:boolean serial_number size:long vendor_id vendor_name}
        vulnerability{
            category classification description+text enumeration id reference report_id scanner{vendor}
            score{base|environmental|temporal:float version} severity})"},

    // kibana.alert.evaluation.value is not here: a keyword in alerts of one kind of rule, a number in those of others.
    {"alert_rule", R"(
        author building_block_type category consumer created_at:date created_by custom_highlighted_fields description
        enabled exceptions_list:object execution{timestamp:date type uuid} false_positives from immutable interval
        license max_signals:long name namespace note parameters:flattened producer references revision:long rule_id
        rule_name_override rule_type_id tags
        threat{framework tactic{id name reference} technique{id name reference subtechnique{id name reference}}}
        timeline_id timeline_title timestamp_override to type updated_at:date updated_by uuid version)"},
    {"attack", R"(
        alert_ids alerts_context_count:integer api_config:object{action_type_id connector_id model name provider}
        confidence:object{
            band factors:nested{assessment:text evidence:text name weight:float} rationale:text score:float}
        details_markdown|details_markdown_with_replacements:text
        entity_summary_markdown|entity_summary_markdown_with_replacements:text mitre_attack_tactics
        replacements:object{uuid value} summary_markdown|summary_markdown_with_replacements:text
        title|title_with_replacements:text user{id name} users:nested{id name})"},
    {"anomaly", "is_interim:boolean job_id timestamp:date"},
    {"alert", R"(
        action_group ancestors:object{depth:long id index rule type} anomaly_score:double anomaly_timestamp:date
        attack_discovery{<attack>} attack_ids building_block_type case_ids conditions consecutive_matches:long
        context:object date_end|date_start:date depth:long duration{us:long} end:date entity{id}
        esql{results:object results_stored_count|results_total_count:long results_truncated:boolean}
        evaluation{conditions threshold|values:scaled_float} flapping|flapping_history:boolean
        group:object{field id index:integer value} grouping:object host|user{criticality_level} index_pattern
        instance{id} intended_timestamp:date is_interim:boolean job_id last_detected:date latest_timestamp:date
        maintenance_window_ids maintenance_window_names muted:boolean new_terms
        original_data_stream{dataset namespace type} original_event{<event> duration} original_time:date
        pending_recovered_count:long previous_action_group reason+text risk_score:float rule{<alert_rule>}
        scheduled_action{date group} severity severity_improving|snoozed:boolean start:date status
        suppression{docs_count:long end|start:date terms{field value}} system_status
        threshold_result{
            cardinality:object{field value:long} count:long from:date terms:object{field value}}
        time_range:date_range title
        top_influencers:object{
            <anomaly> influencer_field_name influencer_field_value
            influencer_score|initial_influencer_score:double}
        top_records:object{
            <anomaly> actual|typical:double by_field_name by_field_value detector_index:integer field_name function
            initial_record_score|record_score:double over_field_name over_field_value partition_field_name
            partition_field_value}
        updated_at:date updated_by{user{id name}} url uuid workflow_assignee_ids workflow_reason workflow_status
        workflow_status_updated_at:date workflow_tags workflow_user)"},
    // With what Kibana adds to its alerts outside the schema
    {"kibana", R"(
        kibana{alert{<alert>} cps_scope{expression linked_projects:flattened} space_ids version:version}
        actor|target{entity{id}} anomaly{bucket_span{minutes} start:date} error{grouping_key}
        host|service|user{asset{criticality}} monitor{id name type} processor{event} related{entity}
        service{language{name} risk{calculated_level calculated_score_norm:float}} slo{id instanceId revision:long}
        threat{enrichments{feed{name}}} transaction{name type})"},
};

} // namespace

std::span<const FieldSet> fieldSets() { return Sets; }

} // namespace casewright::alerts
