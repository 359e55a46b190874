package io.restorable.backup.boot.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Matches requests to the endpoint that have the token. */
public final class TokenRequestMatcher implements RequestMatcher {

    private final RequestMatcher endpoint = EndpointRequest.to(BackupEndpoint.class);
    private final EndpointToken token;

    /** @param token the token */
    public TokenRequestMatcher(EndpointToken token) {
        this.token = token;
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return token.isIn(request.getHeader(HttpHeaders.AUTHORIZATION)) && endpoint.matches(request);
    }

    @Override
    public String toString() {
        return "requests to the endpoint 'backup' with " + token;
    }
}
