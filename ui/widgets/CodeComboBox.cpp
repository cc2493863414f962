// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/CodeComboBox.h"

namespace casewright::ui {

CodeComboBox::CodeComboBox(const QString& label, const QList<Option>& options, QWidget* parent)
    : ElidedComboBox(parent),
      m_known(static_cast<int>(options.size()))
{
    setAccessibleName(label);
    for (const Option& option : options)
        addItem(option.text, option.code);
    m_code = code();
    connect(this, &QComboBox::activated, this, [this] {
        if (code() == m_code)
            return;
        m_code = code();
        Q_EMIT codeChosen(m_code);
    });
}

void CodeComboBox::setOptions(const QList<Option>& options)
{
    bool isSame = options.size() == m_known;
    for (int i = 0; i < m_known && isSame; ++i)
        isSame = itemData(i).toString() == options[i].code && itemText(i) == options[i].text;
    if (isSame)
        return;
    const QString chosen = m_code;
    clear();
    for (const Option& option : options)
        addItem(option.text, option.code);
    m_known = static_cast<int>(options.size());
    setCode(chosen);
}

void CodeComboBox::setCode(const QString& code, const QString& name)
{
    m_code = code;
    int index = -1;
    for (int i = 0; i < m_known; ++i) {
        if (itemData(i).toString() == code)
            index = i;
    }
    if (count() > m_known && index < 0 && itemData(m_known).toString() == code)
        index = m_known;
    if (index < 0) {
        if (count() > m_known)
            removeItem(m_known);
        const QString asWritten = code.isEmpty() ? tr("not set") : tr("as written: %1").arg(code);
        addItem(name.isEmpty() ? asWritten : name, code);
        index = m_known;
    }
    setCurrentIndex(index);
    if (index < m_known && count() > m_known)
        removeItem(m_known);
}

QString CodeComboBox::code() const { return currentData().toString(); }

} // namespace casewright::ui
