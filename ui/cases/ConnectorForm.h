// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cases/Connector.h"
#include "core/cases/WebhookConnector.h"

#include <QHash>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace casewright::ui {

class FieldNote;
class NotedForm;

/// A webhook connector, new or known already: where incidents are made, read, changed and commented on, and with what
/// JSON. What is wrong is said beside its field, and nothing is handed on before all is right.
class ConnectorForm final : public QWidget {
    Q_OBJECT

public:
    explicit ConnectorForm(QWidget* parent = nullptr);

    /// A new connector where the id is empty. Its settings must be those of a webhook.
    void edit(const cases::Connector& connector);
    /// What is wrong with all of it, until it is saved again.
    void setNote(const QString& text);

Q_SIGNALS:
    void accepted(const cases::Connector& made);
    void cancelled();

private:
    void buildFields();
    void buildButtons();
    [[nodiscard]] QComboBox* addMethod(const QString& name, std::initializer_list<cases::HttpMethod> methods);
    /// A line for a URL behind the box of its method.
    QLineEdit* addUrl(const QString& key, const QString& label, QComboBox* method = nullptr);
    QLineEdit* addLine(const QString& key, const QString& label, const QString& example);
    QPlainTextEdit* addText(const QString& key, const QString& label, const QString& example, int lines);
    void showReading();
    void accept();
    [[nodiscard]] cases::WebhookConnector made() const;
    [[nodiscard]] bool noteProblems(const cases::WebhookConnector& connector);

    std::string m_id;
    NotedForm* m_fields = nullptr;
    QLineEdit* m_name = nullptr;
    QCheckBox* m_hasAuth = nullptr;
    QPlainTextEdit* m_headers = nullptr;
    QHash<QString, QLineEdit*> m_lines; ///< URLs and keys, by the connector's name of them
    QHash<QString, QPlainTextEdit*> m_texts; ///< JSON, in the same way
    QComboBox* m_create = nullptr;
    QComboBox* m_read = nullptr;
    QComboBox* m_update = nullptr;
    QComboBox* m_comment = nullptr;
    FieldNote* m_note = nullptr;
};

} // namespace casewright::ui
