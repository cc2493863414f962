// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/SimulationRemoval.h"

#include "ui/bridge/CollectionOperations.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"

#include <QMessageBox>
#include <QPushButton>

namespace casewright::ui {

using namespace Qt::StringLiterals;

SimulationRemoval::SimulationRemoval(CaseRepository& repository, QWidget* window)
    : QObject(window),
      m_repository(repository),
      m_window(window)
{
}

void SimulationRemoval::ask(std::int64_t simulation, const QString& name, bool isSimulation, bool isOfQueue)
{
    if (isRunning() || m_question)
        return;
    m_question = new QMessageBox(QMessageBox::NoIcon, tr("Remove %1?").arg(name), tr("Remove %1?").arg(name),
                                 QMessageBox::Cancel, m_window);
    m_question->setObjectName(u"removeSimulationBox"_s);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    m_question->setTextFormat(Qt::PlainText);
    QString text =
        isSimulation ? tr("Its runs go with it, and its cases with their alerts and activity. This cannot be undone. "
                          "The rule and the alerts' source stay.")
                     : tr("Its cases go with it, with their comments, alerts and activity. This cannot be undone.");
    if (isOfQueue)
        text = tr("%1 The simulations of the other rules of its queue go too, with their cases.").arg(text);
    m_question->setInformativeText(text);
    QPushButton* const yes = m_question->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    yes->setObjectName(u"removeSimulationYes"_s);
    setLook(yes, u"danger"_s);
    m_question->setDefaultButton(QMessageBox::Cancel);
    m_question->setEscapeButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, [this, simulation, name] { Q_EMIT agreed(simulation, name); });
    m_question->open();
}

void SimulationRemoval::forget()
{
    m_request.drop();
    if (m_question)
        m_question->close();
}

void SimulationRemoval::remove(std::int64_t simulation, const QString& name)
{
    m_request = CollectionOperations(m_repository).remove(simulation, [this, name](base::Result<std::int64_t> freed) {
        if (!freed)
            Q_EMIT failed(tr("%1 was not removed").arg(name), toText(freed.error()));
        else
            Q_EMIT finished(tr("%1 removed").arg(name),
                            *freed > 0 ? tr("The file is smaller by %1.").arg(NumberText::bytes(*freed)) : QString());
    });
    Q_EMIT started(tr("Removing %1").arg(name));
}

} // namespace casewright::ui
