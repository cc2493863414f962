// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/CasePartModel.h"

#include "core/alerts/AlertTable.h"
#include "core/store/CasePage.h"

#include <QStringList>

#include <functional>
#include <memory>

namespace casewright::ui {

/// The alerts of a case, in the order in which they were attached, with fields of their documents where those are at
/// hand.
class CaseAlertsModel final : public CasePartModel {
    Q_OBJECT

public:
    /// Those of fields follow.
    enum Column { AlertId, Index, Source, Time, AttachedAt, FixedColumns };
    /// The name of the source that the document of an alert is of.
    using SourceOf = std::function<QString(const store::AttachedAlert&)>;

    explicit CaseAlertsModel(CaseRepository& repository, QObject* parent = nullptr) : CasePartModel(repository, parent)
    {
    }

    [[nodiscard]] const store::AttachedAlert& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    /// Where the document of the alert is in the table; nothing if it is not there, or no table is.
    [[nodiscard]] std::optional<base::AlertRow> documentOf(int row) const;

    /// The documents, or null, and the fields of them that are shown; those that the table does not have are left out.
    void setDocuments(std::shared_ptr<const alerts::AlertTable> table, const QStringList& fields);
    [[nodiscard]] const std::shared_ptr<const alerts::AlertTable>& table() const { return m_table; }
    [[nodiscard]] const QStringList& fields() const { return m_fields; }
    /// Where documents are of several sources; empty: of one, which needs no name.
    void setSources(SourceOf sourceOf);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] std::size_t size() const override { return m_rows.size(); }
    void removeAll() override { m_rows.clear(); }
    [[nodiscard]] CaseRequest ask(std::int64_t caseKey) override;

private:
    [[nodiscard]] QVariant value(const QModelIndex& index) const;

    std::vector<store::AttachedAlert> m_rows;
    std::shared_ptr<const alerts::AlertTable> m_table;
    QStringList m_fields;
    SourceOf m_sourceOf;
    std::vector<const alerts::Column*> m_columns; ///< of m_fields, in the table
};

} // namespace casewright::ui
