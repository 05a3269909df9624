//! `/api/events`: what becomes of the geodata, as server-sent events.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event as Sent, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use crate::serve::app::App;
use crate::serve::events::{Event, Heard};
use crate::serve::http::Problem;

/// How often something is sent where nothing happens, so that a client that has gone is known to be.
const PULSE: Duration = Duration::from_secs(15);

/// Tells what stands, and then what comes, until the client goes or the server is stopped.
pub(super) async fn events(State(app): State<Arc<App>>) -> Result<Response, Problem> {
    let heard = app.events.listen();
    let heard = heard.ok_or_else(|| Problem::busy("as many pages listen as may"))?;
    let (sender, events) = mpsc::channel(1);
    tokio::spawn(tell(heard, app.stop.clone(), sender));
    let pulse = KeepAlive::new().interval(PULSE);
    Ok(Sse::new(ReceiverStream::new(events))
        .keep_alive(pulse)
        .into_response())
}

async fn tell(
    heard: Heard,
    mut stop: tokio::sync::watch::Receiver<bool>,
    sender: mpsc::Sender<Result<Sent, Infallible>>,
) {
    let Heard {
        first,
        mut next,
        seat: _seat,
    } = heard;
    for event in first {
        if sender.send(Ok(sent(&event))).await.is_err() {
            return;
        }
    }
    loop {
        let event = tokio::select! {
            _ = stop.changed() => return,
            () = sender.closed() => return,
            event = next.recv() => event,
        };
        match event {
            Ok(event) => {
                if sender.send(Ok(sent(&event))).await.is_err() {
                    return;
                }
            }
            // What it missed is older than what comes.
            Err(RecvError::Lagged(_)) => {}
            Err(RecvError::Closed) => return,
        }
    }
}

fn sent(event: &Event) -> Sent {
    Sent::default().event(event.name).data(&*event.json)
}
