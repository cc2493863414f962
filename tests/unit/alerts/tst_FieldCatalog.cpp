// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <set>
#include <thread>
#include <vector>

#include <QTest>

#include "FieldTypeNames.h"
#include "core/alerts/FieldCatalog.h"
#include "core/alerts/FieldSets.h"

using namespace casewright::alerts;

namespace {

/// What stands in the text after each such sign, up to a sign that ends it.
std::set<std::string> wordsAfter(std::string_view text, char sign, std::string_view ends)
{
    std::set<std::string> words;
    for (std::size_t at = text.find(sign); at != text.npos; at = text.find(sign, at + 1))
        words.emplace(text.substr(at + 1, std::min(text.find_first_of(ends, at), text.size()) - at - 1));
    return words;
}

/// A row for each field, named as the field.
void addRows(const char* type, const char* fields)
{
    for (const QByteArray& field : QByteArray(fields).simplified().split(' '))
        QTest::newRow(field.constData()) << QByteArray(type);
}

} // namespace

class FieldCatalogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Written down by hand from the reference of the schema and from Kibana's mappings.
    void knowsTypes_data()
    {
        QTest::addColumn<QByteArray>("type");
        addRows("keyword", R"(
            tags event.kind event.code event.original ecs.version data_stream.dataset host.name host.mac host.os.type
            host.risk.calculated_level log.syslog.procid client.user.roles source.geo.country_iso_code
            network.iana_number url.full user.target.group.name process.command_line process.io.text
            user.changes.entity.relationships.owns.host.id process.parent.hash.sha256 rule.version
            process.entry_leader.attested_groups.name process.parent.group_leader.entity_id
            threat.enrichments.indicator.registry.data.strings observer.ingress.interface.alias
            file.x509.issuer.common_name tls.server.x509.subject.locality email.attachments.file.hash.md5
            orchestrator.cluster.version)");
        addRows("text", R"(
            message error.message error.stack_trace.text process.parent.executable.text url.original.text
            source.as.organization.name.text user_agent.os.full.text http.request.body.content.text
            threat.technique.subtechnique.name.text)");
        addRows("long", R"(
            event.severity event.duration source.port destination.nat.port client.as.number process.pid process.pgid
            http.response.status_code process.previous.args_count process.tty.columns dns.answers.ttl
            process.session_leader.parent.session_leader.vpid threat.indicator.file.size
            dll.pe.sections.virtual_size gen_ai.usage.input_tokens)");
        addRows("double", R"(
            event.risk_score user.risk.static_score_norm host.cpu.usage gen_ai.request.top_p
            vulnerability.score.base)");
        addRows("boolean", R"(
            process.parent.code_signature.exists tls.established volume.writable process.elf.go_stripped
            container.security_context.privileged)");
        addRows("date", R"(
            @timestamp event.ingested file.elf.creation_date tls.client.not_after entity.lifecycle.last_activity
            threat.enrichments.matched.occurred)");
        addRows("ip", R"(
            source.ip host.ip server.nat.ip related.ip dns.resolved_ip threat.indicator.ip
            process.entry_leader.entry_meta.source.ip)");
        addRows("object", R"(
            labels threat.enrichments threat.enrichments.indicator process.tty log.syslog file.pe.sections dns.answers
            process.macho.imports)");
        addRows("geo_point", "source.geo.location threat.enrichments.indicator.geo.location host.target.geo.location");
    }
    void knowsTypes()
    {
        QFETCH(QByteArray, type);
        const std::optional<FieldType> found = catalogType(QTest::currentDataTag());
        QVERIFY(found.has_value());
        QCOMPARE(QByteArray(typeName(*found)), type);
    }

    void knowsAlertsOfKibana_data()
    {
        QTest::addColumn<QByteArray>("type");
        addRows("keyword", R"(
            kibana.space_ids kibana.version kibana.alert.instance.id kibana.alert.case_ids kibana.alert.reason
            kibana.alert.rule.rule_type_id kibana.alert.rule.enabled kibana.alert.suppression.terms.value
            kibana.alert.original_event.code kibana.alert.new_terms kibana.alert.group.value
            kibana.alert.evaluation.conditions host.asset.criticality)");
        addRows("text", "kibana.alert.reason.text kibana.alert.attack_discovery.title");
        addRows("long", R"(
            kibana.alert.duration.us kibana.alert.rule.revision kibana.alert.threshold_result.count
            kibana.alert.group.index kibana.alert.original_event.sequence kibana.alert.depth
            kibana.alert.top_records.detector_index)");
        addRows("double", "kibana.alert.risk_score kibana.alert.evaluation.threshold kibana.alert.anomaly_score");
        addRows("boolean", "kibana.alert.flapping kibana.alert.flapping_history");
        addRows("date", R"(
            kibana.alert.start kibana.alert.original_time kibana.alert.time_range
            kibana.alert.rule.execution.timestamp kibana.alert.original_event.created)");
        addRows("object", "kibana.alert.rule.parameters kibana.alert.group kibana.alert.ancestors");
        // Said twice: Kibana maps it otherwise than the schema does.
        addRows("keyword", "kibana.alert.original_event.duration");
    }
    void knowsAlertsOfKibana() { knowsTypes(); }

    void knowsWhatIsBelowFreeKeys()
    {
        QCOMPARE(catalogType("labels.severity"), FieldType::Keyword);
        QCOMPARE(catalogType("container.labels.app.kubernetes.io/name"), FieldType::Keyword);
        QCOMPARE(catalogType("kibana.alert.rule.parameters.threshold.value"), FieldType::Keyword);
        QCOMPARE(catalogType("log.syslog.structured_data.origin.ip"), FieldType::Keyword);
        // Objects with keys of their own tell nothing of others.
        QCOMPARE(catalogType("process.tty.colour"), std::nullopt);
        QCOMPARE(catalogType("labelsx.severity"), std::nullopt);
    }
    void knowsTextByItsName()
    {
        QCOMPARE(catalogType("alert.signature.text"), FieldType::Text);
        QCOMPARE(catalogType("text"), std::nullopt);
        QCOMPARE(catalogType("context"), std::nullopt);
    }
    void doesNotKnowOthers()
    {
        const auto others =
            QByteArray(". .. nothing host host. host.name. .host.name host.Name src_ip "
                       "alert.signature_id process.parent process.parent.parent.pid kibana kibana.alert. "
                       "kibana.alert.evaluation.value source.user.risk.static_level geo.location hash.md5");
        for (const QByteArray& field : others.split(' '))
            QVERIFY2(!catalogType(field.toStdString()), field.constData());
        QVERIFY(!catalogType({}));
    }

    void isSortedAndUnique()
    {
        const std::span<const CatalogField> fields = allCatalogFields();
        const auto isNotAscending = [](const CatalogField& a, const CatalogField& b) { return a.name >= b.name; };
        const auto wrong = std::adjacent_find(fields.begin(), fields.end(), isNotAscending);
        QVERIFY2(wrong == fields.end(), wrong == fields.end() ? "" : wrong->name.c_str());
        for (const CatalogField& field : fields) {
            QCOMPARE(catalogType(field.name), field.type);
            QVERIFY2(field.name.find_first_not_of("abcdefghijklmnopqrstuvwxyzI0123456789_.@") == std::string::npos,
                     field.name.c_str());
        }
    }
    /// 2 725 of the schema, 230 of Kibana's alerts and what stands with them, and some more: a slip in a set that is
    /// used in many places changes the number by many.
    void hasAllFields() { QCOMPARE(allCatalogFields().size(), std::size_t{2'979}); }

    void isMadeOfSetsThatExist()
    {
        std::set<std::string> names;
        std::set<std::string> used = {"ecs", "kibana"};
        const QByteArrayList types = QByteArray("boolean constant_keyword date date_range double flattened float "
                                                "geo_point integer ip long match_only_text nested object scaled_float "
                                                "text version wildcard")
                                         .split(' ');
        for (const FieldSet& set : fieldSets()) {
            QVERIFY2(names.emplace(set.name).second, set.name.data());
            used.merge(wordsAfter(set.fields, '<', ">"));
            QCOMPARE(std::ranges::count(set.fields, '{'), std::ranges::count(set.fields, '}'));
            for (const std::string& type : wordsAfter(set.fields, ':', "+{} \n"))
                QVERIFY2(types.contains(QByteArray::fromStdString(type)), type.c_str());
            for (const std::string& more : wordsAfter(set.fields, '+', "{} \n"))
                QCOMPARE(more, std::string("text"));
        }
        QCOMPARE(used, names);
    }

    void isTheSameForAllThreads()
    {
        std::vector<std::span<const CatalogField>> seen(4);
        {
            std::vector<std::jthread> threads;
            for (std::span<const CatalogField>& fields : seen)
                threads.emplace_back([&fields] { fields = allCatalogFields(); });
        }
        for (const std::span<const CatalogField>& fields : seen)
            QCOMPARE(fields.data(), allCatalogFields().data());
    }
};

QTEST_APPLESS_MAIN(FieldCatalogTest)
#include "tst_FieldCatalog.moc"
