// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

#include <cstdint>
#include <functional>
#include <vector>

#include "core/rules/Rule.h"
#include "core/rules/Validation.h"

class QLabel;

namespace casewright::ui {

class Card;
class FieldNote;
class RuleDocuments;

/// A numbered card of the form: some fields of a rule with what is said about them. What a person changes becomes an
/// edit of the documents; what is shown comes from there alone.
class RuleSection : public QWidget {
    Q_OBJECT

public:
    /// The documents outlive it.
    RuleSection(RuleDocuments& documents, int number, const QString& title, QWidget* parent);

    /// Shows the rule of that key, and goes on to change that one.
    void showRule(std::int64_t key, const rules::Rule& rule);
    void showFindings(const std::vector<rules::Finding>& findings);
    /// Takes what was typed and not taken yet, such as half a tag.
    virtual void finishTyping() {}
    virtual void setReadOnly(bool isReadOnly) = 0;
    /// Where the field is edited; null if it is on another card, or out of sight.
    [[nodiscard]] QWidget* fieldOf(rules::RuleField field) const;

protected:
    [[nodiscard]] Card* card() const { return m_card; }
    /// Puts the rule's values into the fields; emits nothing.
    virtual void fill(const rules::Rule& rule) = 0;
    /// Findings of the field are said by the note; a new one, below the field.
    FieldNote* addField(rules::RuleField field, QWidget* widget);
    /// The same, said by the note of another field.
    void addField(rules::RuleField field, QWidget* widget, FieldNote* note);
    /// A muted name above a field.
    [[nodiscard]] QLabel* labelFor(const QString& text, QWidget* field);
    void change(rules::RuleField field, const QString& commandText, const std::function<void(rules::Rule&)>& how);

private:
    struct Entry {
        rules::RuleField field;
        QWidget* widget;
        FieldNote* note;
    };
    RuleDocuments& m_documents;
    Card* m_card;
    std::int64_t m_key = 0;
    std::vector<Entry> m_entries;
};

} // namespace casewright::ui
