// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/rules/Rule.h"
#include "core/rules/Validation.h"

class QLabel;
class QVBoxLayout;

namespace casewright::ui {

class Card;
class FieldListEdit;
class FieldNote;
class NotedFindings;
class RuleDocuments;

/// A numbered card of the form: some fields of a rule with what is said about them. What a person changes becomes an
/// edit of the documents; what is shown comes from there alone.
class RuleSection : public QWidget {
    Q_OBJECT

public:
    /// The documents outlive it.
    RuleSection(RuleDocuments& documents, int number, const QString& title, QWidget* parent);

    /// Whether rules of its type have what is on the card. The form hides it otherwise.
    [[nodiscard]] virtual bool isFor(const rules::Rule&) const { return true; }
    void setNumber(int number);
    /// Shows the rule of that key, and goes on to change that one.
    void showRule(std::int64_t key, const rules::Rule& rule);
    /// Each finding beside the field that is nearest to its place.
    void showFindings(const std::vector<rules::Finding>& findings);
    /// Whether a field of the card is about the finding, or has what it is about in it.
    [[nodiscard]] bool hasFieldOf(const rules::Finding& finding) const;
    /// Takes what was typed and not taken yet, such as half a tag.
    virtual void finishTyping() {}
    virtual void setReadOnly(bool isReadOnly) = 0;
    /// Where the field is edited, or the parameter of that path; null if it is on another card, or out of sight.
    [[nodiscard]] QWidget* fieldOf(rules::RuleField field, const QString& path = {}) const;

protected:
    /// Whether an edit is one step of undoing with the same one before it.
    enum class Step { Typed, Alone };

    [[nodiscard]] Card* card() const { return m_card; }
    /// Puts the rule's values into the fields; emits nothing.
    virtual void fill(const rules::Rule& rule) = 0;
    /// Findings of the field are said by the note; a new one, below the field.
    FieldNote* addField(rules::RuleField field, QWidget* widget);
    /// The same, said by the note of another field.
    void addField(rules::RuleField field, QWidget* widget, FieldNote* note);
    /// The same for a parameter and all below it: "criteria.0" has what is said of "criteria.0.equation" if no other
    /// field in sight has it.
    FieldNote* addParameter(const QString& path, QWidget* widget);
    void addParameter(const QString& path, QWidget* widget, FieldNote* note);
    /// A list of fields: findings of one stand below it, those of the list below all. What a person changes becomes an
    /// edit by `set`; `noun` is what commands call one of them: "field to group by".
    FieldNote* addFieldList(const QString& path, FieldListEdit* list, const QString& noun,
                            const std::function<void(rules::Rule&, const std::vector<std::string>&)>& set);
    /// A muted name above a field.
    [[nodiscard]] QLabel* labelFor(const QString& text, QWidget* field);
    /// A field below its name, and what is said of it below that.
    [[nodiscard]] QVBoxLayout* labelled(const QString& text, QWidget* field, QWidget* note);
    void change(rules::RuleField field, const QString& commandText, const std::function<void(rules::Rule&)>& how,
                Step step = Step::Typed);
    /// Of the type's parameters, at the path; nothing happens if the rule is of another type.
    template<typename Parameters>
    void changeParameters(const QString& path, const QString& commandText,
                          const std::function<void(Parameters&)>& how, Step step = Step::Typed)
    {
        changeAt(path, commandText, step, [&how](rules::Rule& rule) {
            if (auto* const parameters = std::get_if<Parameters>(&rule.parameters))
                how(*parameters);
        });
    }
    void changeAt(const QString& path, const QString& commandText, Step step,
                  const std::function<void(rules::Rule&)>& how);
    /// Changes the query and what is set aside of it (RuleDocuments::editQuery()); without a place, as a step alone.
    void changeQuery(const std::string& query, const std::string& draft, const QString& commandText,
                     const std::optional<QString>& place);
    /// What is set aside of the rule's query.
    [[nodiscard]] const std::string& draft() const;

private:
    void changeField(rules::RuleField field, const QString& path, const QString& commandText, Step step,
                     const std::function<void(rules::Rule&)>& how);

    struct Entry {
        rules::RuleField field;
        QString path; ///< of a parameter
        QWidget* widget;
        NotedFindings* note;
    };
    /// How near the entry is to the place, -1: it has nothing to do with it.
    [[nodiscard]] int nearness(const Entry& entry, rules::RuleField field, const QString& path) const;
    [[nodiscard]] int nearest(rules::RuleField field, const QString& path) const;
    [[nodiscard]] NotedFindings* findingsOf(FieldNote* note);

    RuleDocuments& m_documents;
    Card* m_card;
    std::int64_t m_key = 0;
    std::vector<Entry> m_entries;
    std::vector<NotedFindings*> m_notes; ///< each once
};

} // namespace casewright::ui
