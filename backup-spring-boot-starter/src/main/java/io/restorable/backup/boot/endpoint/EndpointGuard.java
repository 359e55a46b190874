package io.restorable.backup.boot.endpoint;

import org.springframework.boot.actuate.endpoint.SecurityContext;

/** Lets those through who may work with backups: they have the token, or the role. Safe for use by many threads. */
public final class EndpointGuard {

    private final EndpointToken token;
    private final String role;
    private final CallerHeader header;

    /**
     * @param token what services send
     * @param role what people have
     * @param header where the token is looked for
     */
    public EndpointGuard(EndpointToken token, String role, CallerHeader header) {
        this.token = token;
        this.role = role;
        this.header = header;
    }

    /**
     * Lets a caller through, or not.
     *
     * @throws RefusedRequestException if it may not
     */
    void admit(SecurityContext caller) {
        if (!token.isIn(header.authorization()) && !caller.isUserInRole(role)) {
            throw RefusedRequestException.forbidden(
                    "This needs the role " + role + ", or the token of the endpoint.",
                    token.isSet()
                            ? "Send 'Authorization: Bearer' with the value of backup.endpoint.token, or log in as"
                                    + " somebody with the role."
                            : "Set backup.endpoint.token and send it as 'Authorization: Bearer', or add Spring Security"
                                    + " and log in as somebody with the role.");
        }
    }
}
