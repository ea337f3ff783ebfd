package se.lu.maxiv.sdm.support.tango;

import java.util.List;
import java.util.Optional;
import org.jacorb.orb.ORB;
import org.jacorb.orb.dsi.ServerRequest;
import org.jacorb.orb.giop.GIOPConnection;
import org.jacorb.orb.giop.RequestInputStream;
import org.jacorb.orb.giop.RequestListener;
import org.jspecify.annotations.Nullable;
import org.omg.CORBA.SystemException;
import org.omg.CORBA.UNKNOWN;
import org.omg.CORBA.UserException;
import org.omg.CORBA.portable.InvokeHandler;
import org.omg.PortableServer.POA;
import org.omg.PortableServer.POAHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tango.orb.ORBManager;
import org.tango.orb.ServerRequestInterceptor;

/**
 * Answers reads of attributes on the thread that received them. JacORB hands every request over to
 * a second and a third thread, which for a value in memory takes several times as long as the rest.
 *
 * <p>Only for devices that read from memory, as a {@link ViewDevice} does: a connection's next
 * request waits for its last read. All other requests go the usual way, so a slow command or write
 * makes no read wait. Thread-safe.
 */
public final class DirectReads implements RequestListener {
  private static final Logger LOG = LoggerFactory.getLogger(DirectReads.class);
  private static final String READ = "read_attributes";
  private static final byte ANSWER_WANTED = 0x03;

  private static volatile @Nullable DirectReads shared;

  private final ORB orb;
  private final POA rootPoa;
  private final RequestListener usual;

  private DirectReads(ORB orb, POA rootPoa) {
    this.orb = orb;
    this.rootPoa = rootPoa;
    this.usual = orb.getBasicAdapter().getRequestListener();
  }

  /** Answers the reads that come by this connection from now on; cheap when it does already. */
  public static void of(GIOPConnection connection) {
    try {
      connection.setRequestListener(of((ORB) ORBManager.getOrb()));
    } catch (UserException | RuntimeException e) {
      LOG.warn("reads take longer than they could: JTango has changed", e);
    }
  }

  /** A server that is started again in the same process has another ORB. */
  private static DirectReads of(ORB orb) throws UserException {
    DirectReads last = shared;
    if (last == null || !last.orb.equals(orb)) {
      last = new DirectReads(orb, POAHelper.narrow(orb.resolve_initial_references("RootPOA")));
      shared = last;
    }
    return last;
  }

  @Override
  public void requestReceived(byte[] message, GIOPConnection connection) {
    if (!answered(message, connection)) {
      usual.requestReceived(message, connection);
    }
  }

  @Override
  public void locateRequestReceived(byte[] message, GIOPConnection connection) {
    usual.locateRequestReceived(message, connection);
  }

  @Override
  public void cancelRequestReceived(byte[] message, GIOPConnection connection) {
    usual.cancelRequestReceived(message, connection);
  }

  /** False when it is not a read of a device here, or says more than a plain request does. */
  private boolean answered(byte[] message, GIOPConnection connection) {
    if (!connection.isTCSNegotiated()) {
      return false;
    }
    RequestInputStream input = new RequestInputStream(orb, connection, message);
    boolean isPlain = input.req_hdr.response_flags == ANSWER_WANTED && !input.isLocateRequest();
    if (!isPlain || !input.req_hdr.operation.startsWith(READ)) {
      return false;
    }
    input.setCodeSet(connection.getTCS(), connection.getTCSW());
    input.updateMutatorConnection(connection);
    ServerRequest request = new ServerRequest(orb, input, connection);
    Optional<InvokeHandler> device = device(request);
    device.ifPresent(handler -> answer(handler, request, connection));
    return device.isPresent();
  }

  private Optional<InvokeHandler> device(ServerRequest request) {
    try {
      List<String> scopes = request.getScopes();
      boolean isOfRoot = scopes.isEmpty() || scopes.get(0).isEmpty();
      return isOfRoot && rootPoa.id_to_servant(request.objectId()) instanceof InvokeHandler device
          ? Optional.of(device)
          : Optional.empty();
    } catch (UserException | RuntimeException e) {
      return Optional.empty(); // the usual way finds it, or says why not
    }
  }

  private static void answer(
      InvokeHandler device, ServerRequest request, GIOPConnection connection) {
    connection.incPendingMessages();
    ServerRequestInterceptor.getInstance().serving(connection);
    try {
      // the reply is the request's own
      var unused = device._invoke(request.operation(), request.getInputStream(), request);
    } catch (SystemException e) {
      request.setSystemException(e);
    } catch (RuntimeException | Error e) {
      LOG.error("a read failed because of an error in the program", e);
      request.setSystemException(new UNKNOWN(e.toString()));
    }
    request.reply();
  }
}
