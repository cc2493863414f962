// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/WatchedApplication.h"

#include <QEvent>
#include <QMetaEnum>
#include <QThread>

namespace casewright::ui {

using namespace Qt::StringLiterals;

double processorTime(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

bool WatchedApplication::notify(QObject* receiver, QEvent* event)
{
    if (QThread::currentThread() != thread() || m_depth > 0)
        return QApplication::notify(receiver, event);
    ++m_depth;
    // Neither may be there afterwards.
    const QEvent::Type type = event->type();
    const QString name = QString::fromLatin1(receiver->metaObject()->className()) + u' ' + receiver->objectName();
    const double begin = processorTime();
    const bool isTaken = QApplication::notify(receiver, event);
    const double took = processorTime() - begin;
    --m_depth;
    if (took > m_longest) {
        m_longest = took;
        m_what = u"%1 %2"_s.arg(QString::fromLatin1(QMetaEnum::fromType<QEvent::Type>().valueToKey(type)), name);
    }
    return isTaken;
}

void WatchedApplication::begin()
{
    m_longest = 0;
    m_what.clear();
}

} // namespace casewright::ui
