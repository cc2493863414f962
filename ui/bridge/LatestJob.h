// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFutureWatcher>
#include <QList>
#include <QObject>
#include <QtConcurrentRun>

#include <functional>
#include <memory>
#include <stop_token>
#include <utility>

namespace casewright::ui {

/// Background work of which only the latest counts: starting a job asks the one before to stop and drops
/// its answer. Lives on the GUI thread, as a member of the object that it answers to; destroying it asks
/// the running job to stop and waits for it (jobs look at their token at least every 100 ms).
template<class Answer>
class LatestJob final {
public:
    /// `receiver` gets the answers and must own this object.
    explicit LatestJob(QObject* receiver) : m_receiver(receiver) {}
    LatestJob(const LatestJob&) = delete;
    LatestJob& operator=(const LatestJob&) = delete;
    ~LatestJob()
    {
        cancel();
        // Only those of this job whose answer has not come: one whose answer was taken never finishes again.
        for (QFutureWatcher<Answer>* const watcher : std::as_const(m_watchers)) {
            watcher->disconnect();
            watcher->waitForFinished();
        }
    }

    /// Runs `work` on the thread pool and calls `done` with its answer on the GUI thread, unless another
    /// job was started or this one was cancelled in the meantime.
    void start(std::function<Answer(std::stop_token)> work, std::function<void(Answer)> done)
    {
        cancel();
        m_stop = std::stop_source();
        const quint64 generation = ++m_generation;
        m_running = true;
        auto* const watcher = new QFutureWatcher<Answer>(m_receiver);
        m_watchers.append(watcher);
        QObject::connect(watcher, &QFutureWatcherBase::finished, m_receiver,
                         [this, watcher, generation, done = std::move(done)] {
                             m_watchers.removeOne(watcher);
                             watcher->deleteLater();
                             if (generation != m_generation)
                                 return;
                             m_running = false;
                             done(watcher->future().takeResult());
                         });
        watcher->setFuture(QtConcurrent::run(std::move(work), m_stop.get_token()));
    }

    /// Asks the running job to stop; its answer is dropped.
    void cancel()
    {
        m_stop.request_stop();
        ++m_generation;
        m_running = false;
    }

    [[nodiscard]] bool isRunning() const { return m_running; }

private:
    QObject* m_receiver;
    QList<QFutureWatcher<Answer>*> m_watchers;   ///< children of the receiver, until they have finished
    std::stop_source m_stop;
    quint64 m_generation = 0;
    bool m_running = false;
};

} // namespace casewright::ui
